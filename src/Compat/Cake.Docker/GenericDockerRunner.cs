using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs any docker command whose arguments come from settings.</summary>
/// <typeparam name="TSettings">The settings of the command.</typeparam>
public class GenericDockerRunner<TSettings>(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools) : DockerTool<TSettings>(fileSystem, environment, processRunner, tools)
    where TSettings : AutoToolSettings, new()
{
    /// <summary>Runs <c>docker COMMAND [settings] [additional]</c>; a non-zero exit code is a <see cref="CakeException"/>.</summary>
    /// <param name="command">One word or more, as docker wants them.</param>
    /// <param name="settings">The options.</param>
    /// <param name="additional">What follows the options, as it stands: nothing is quoted.</param>
    public void Run(string command, TSettings settings, string[] additional)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Run(settings, new ProcessArgumentBuilder().AppendAll(command, settings, additional));
    }

    /// <summary>Runs <c>docker CORECOMMAND [core settings] COMMAND [settings] [additional]</c>, e.g. compose and up.</summary>
    public void Run<TCoreSettings>(
        string coreCommand, TCoreSettings coreSettings, string command, TSettings settings, string[] additional)
        where TCoreSettings : AutoToolSettings, new()
    {
        ArgumentNullException.ThrowIfNull(settings);
        Run(settings, Arguments(coreCommand, coreSettings, command, settings, additional));
    }

    /// <summary>Runs a command and returns what its standard output was made into.</summary>
    /// <param name="command">One word or more, as docker wants them.</param>
    /// <param name="settings">The options.</param>
    /// <param name="processOutput">Makes the result from the lines.</param>
    /// <param name="arguments">What follows the options, as it stands: nothing is quoted.</param>
    public T[] RunWithResult<T>(
        string command, TSettings settings, Func<IEnumerable<string>, T[]> processOutput, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Capture(settings, new ProcessArgumentBuilder().AppendAll(command, settings, arguments), processOutput);
    }

    /// <summary>Runs a command of a command, e.g. compose and logs, and returns what its standard output was made into.</summary>
    public T[] RunWithResult<T, TCoreSettings>(
        string coreCommand,
        TCoreSettings coreSettings,
        string command,
        TSettings settings,
        Func<IEnumerable<string>, T[]> processOutput,
        params string[] arguments)
        where TCoreSettings : AutoToolSettings, new()
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Capture(settings, Arguments(coreCommand, coreSettings, command, settings, arguments), processOutput);
    }

    private static ProcessArgumentBuilder Arguments<TCoreSettings>(
        string coreCommand, TCoreSettings coreSettings, string command, TSettings settings, string[] additional)
        where TCoreSettings : AutoToolSettings, new() =>
        new ProcessArgumentBuilder().AppendAll(coreCommand, coreSettings, []).AppendAll(command, settings, additional);

    private T[] Capture<T>(TSettings settings, ProcessArgumentBuilder arguments, Func<IEnumerable<string>, T[]> processOutput)
    {
        ArgumentNullException.ThrowIfNull(processOutput);
        T[] result = [];
        var redirected = new ProcessSettings { RedirectStandardOutput = true };
        Run(settings, arguments, redirected, process => result = processOutput(process.GetStandardOutput()));
        return result;
    }
}
