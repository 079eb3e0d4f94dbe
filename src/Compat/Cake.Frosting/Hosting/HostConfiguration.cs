using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Spectre.Console.Cli;

namespace Cake.Frosting.Hosting;

/// <summary>Cake's configuration: the host's settings, then CAKE_* variables, cake.config and the command line, the last one winning.</summary>
internal sealed class HostConfiguration(
    IEnumerable<CakeSetting> settings,
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IRemainingArguments arguments) : ICakeConfiguration
{
    private readonly ICakeConfiguration configuration = new CakeConfigurationProvider(fileSystem, environment).CreateConfiguration(
        environment.WorkingDirectory,
        settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)),
        arguments.Parsed.ToDictionary(argument => argument.Key, argument => argument.FirstOrDefault() ?? string.Empty));

    public string GetValue(string key) => configuration.GetValue(key);
}
