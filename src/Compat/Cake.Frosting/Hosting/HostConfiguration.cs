using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;

namespace Cake.Frosting.Hosting;

/// <summary>
/// Cake's configuration: the host's settings, over them CAKE_* variables, over them cake.config in the working directory.
/// </summary>
/// <remarks>The package reads the command line too, but by names with their dashes, which no setting has.</remarks>
internal sealed class HostConfiguration(
    IEnumerable<CakeSetting> settings,
    IFileSystem fileSystem,
    ICakeEnvironment environment) : ICakeConfiguration
{
    private readonly ICakeConfiguration configuration = new CakeConfigurationProvider(fileSystem, environment).CreateConfiguration(
        environment.WorkingDirectory,
        settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)),
        new Dictionary<string, string>());

    public string GetValue(string key) => configuration.GetValue(key);
}
