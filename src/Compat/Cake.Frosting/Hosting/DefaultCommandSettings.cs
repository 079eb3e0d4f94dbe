using System.ComponentModel;
using Cake.Cli;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Spectre.Console.Cli;

namespace Cake.Frosting.Hosting;

/// <summary>The options that the host itself understands; all others are the build's own arguments.</summary>
internal sealed class DefaultCommandSettings : CommandSettings
{
    [CommandOption("--target|-t|--Target <TARGET>")]
    [DefaultValue("Default")]
    [Description("The task to run; give it several times to run several.")]
    public string[] Targets { get; set; } = [];

    [CommandOption("--working|-w <PATH>")]
    [TypeConverter(typeof(Cli.DirectoryPathConverter))]
    [Description("The folder in which the run takes place.")]
    public DirectoryPath? WorkingDirectory { get; set; }

    [CommandOption("--verbosity|-v <VERBOSITY>")]
    [TypeConverter(typeof(VerbosityConverter))]
    [Description("How much is told: Quiet, Minimal, Normal, Verbose or Diagnostic (Normal).")]
    public Verbosity? Verbosity { get; set; }

    [CommandOption("--description|--descriptions|--showdescription|--showdescriptions")]
    [Description("Lists the tasks with their descriptions.")]
    public bool Description { get; set; }

    [CommandOption("--tree|--showtree")]
    [Description("Draws which task depends on which.")]
    public bool Tree { get; set; }

    [CommandOption("--dryrun|--noop|--whatif")]
    [Description("Lists the tasks that would run, in order, without running them.")]
    public bool DryRun { get; set; }

    [CommandOption("--exclusive|-e")]
    [Description("Runs the target alone, without what it depends on.")]
    public bool Exclusive { get; set; }

    [CommandOption("--version|--ver")]
    [Description("Prints the version.")]
    public bool Version { get; set; }

    [CommandOption("--info")]
    [Description("Prints about Cake itself.")]
    public bool Info { get; set; }
}
