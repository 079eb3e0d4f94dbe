using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using YamlDotNet.RepresentationModel;

namespace Cortico.Stack.Tests.Local;

/// <summary>Grafana is told the same on both engines.</summary>
public sealed class GrafanaSettingsTests
{
    /// <summary>Settings with values that depend on the place.</summary>
    private static readonly string[] Places = ["GF_SERVER_ROOT_URL", "GF_AUTH_LOGIN_COOKIE_NAME", "GF_SECURITY_ADMIN_PASSWORD__FILE"];

    [Fact]
    public void The_local_Grafana_is_told_what_the_container_is()
    {
        var container = Compose().Where(v => v.Value.Length > 0 && !Places.Contains(v.Key));

        Assert.Equal(container.OrderBy(v => v.Key), GrafanaSettings.Common.OrderBy(v => v.Key));
    }

    [Fact]
    public void Every_variable_that_is_passed_on_to_the_container_is_passed_on_to_the_local_one()
    {
        var passedOn = Compose().Where(v => v.Value.Length == 0).Select(v => v.Key).ToList();

        Assert.NotEmpty(passedOn);
        Assert.All(passedOn, name => Assert.True(UserVariables.Reaches(ServiceName.Grafana, name), name));
    }

    private static Dictionary<string, string> Compose()
    {
        using var file = File.OpenText(Path.Combine(RepositoryPaths.Around(AppContext.BaseDirectory).Compose, "compose.yaml"));
        var yaml = new YamlStream();
        yaml.Load(file);
        var environment = (YamlMappingNode)yaml.Documents[0].RootNode["services"]["grafana"]["environment"];
        return environment.ToDictionary(v => ((YamlScalarNode)v.Key).Value!, v => ((YamlScalarNode)v.Value).Value ?? "");
    }
}
