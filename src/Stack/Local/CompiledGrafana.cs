using Cortico.Stack.Engines;

namespace Cortico.Stack.Local;

/// <summary>The embedded Grafana; unlike the real one it reads the <c>__FILE</c> form of a variable itself.</summary>
public sealed record CompiledGrafana(DotnetService App) : IGrafanaProgram
{
    public ServiceDefinition Define(ServiceEndpoint endpoint, GrafanaSettings settings)
    {
        var data = settings.Project.DataFolder(endpoint.Name);
        var variables = new Dictionary<string, string>(settings.Variables(data)) { ["GF_SECURITY_ADMIN_PASSWORD__FILE"] = settings.PasswordFile };
        return App.Define(endpoint, settings.Project, variables);
    }
}
