using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Scripting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting.Hosting;

/// <summary>The host's only command: everything from a parsed command line to an exit code.</summary>
internal sealed class DefaultCommand(IServiceCollection services) : Command<DefaultCommandSettings>
{
    public override int Execute(CommandContext context, DefaultCommandSettings settings, CancellationToken cancellationToken)
    {
        services.AddSingleton<ICakeArguments>(context.Remaining.ToCakeArguments(settings.Targets));
        // Never disposed, as in the package: a build that leans on disposal would break there.
        var provider = services.BuildServiceProvider();
        try
        {
            if (settings.Version)
                provider.GetRequiredService<VersionFeature>().Run(provider.GetRequiredService<IConsole>());
            else if (settings.Info)
                provider.GetRequiredService<InfoFeature>().Run(provider.GetRequiredService<IConsole>());
            else
                RunTargets(provider, settings);
            return 0;
        }
        catch (Exception failure)
        {
            return provider.GetRequiredService<ICakeLog>().LogException(failure);
        }
    }

    private static void RunTargets(ServiceProvider provider, DefaultCommandSettings settings)
    {
        EnterWorkingDirectory(provider, settings.WorkingDirectory);
        provider.GetRequiredService<ICakeLog>().Verbosity =
            provider.GetRequiredService<ICakeConfiguration>().GetVerbosity(settings.Verbosity);

        ScriptHost host = settings switch
        {
            { DryRun: true } => provider.GetRequiredService<DryRunScriptHost<IFrostingContext>>(),
            { Tree: true } => provider.GetRequiredService<TreeScriptHost>(),
            { Description: true } => provider.GetRequiredService<DescriptionScriptHost>(),
            _ => provider.GetRequiredService<BuildScriptHost<IFrostingContext>>(),
        };
        if (settings.Exclusive)
            host.Settings.UseExclusiveTarget();

        provider.GetRequiredService<TaskRegistration>().Apply();
        host.RunTargets(settings.Targets);
    }

    private static void EnterWorkingDirectory(ServiceProvider provider, DirectoryPath? asked)
    {
        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var path = asked ?? provider.GetService<WorkingDirectory>()?.Path;
        var directory = path?.MakeAbsolute(environment) ?? environment.WorkingDirectory;
        if (!provider.GetRequiredService<IFileSystem>().Exist(directory))
            throw new FrostingException($"The working directory '{directory.FullPath}' does not exist.");
        environment.WorkingDirectory = directory;
    }
}
