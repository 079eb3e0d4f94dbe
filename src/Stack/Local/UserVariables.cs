using Cortico.Stack.Engines;

namespace Cortico.Stack.Local;

/// <summary>Variables of the user's that reach a service as they are.</summary>
public static class UserVariables
{
    /// <summary>Where the embedded Grafana may send requests beside loopback and the stack's own services.</summary>
    public const string AllowedTargets = "CORTICO_ALLOWED_TARGETS";

    private static readonly IReadOnlyList<(string Prefix, string Service)> PassedOn =
    [
        ("FaultInjection__", ServiceName.Web), ("Logging__", ServiceName.Web),
        (AllowedTargets, ServiceName.Grafana), ("GF_SMTP_", ServiceName.Grafana), ("GF_UNIFIED_ALERTING_", ServiceName.Grafana), ("GF_LOG_", ServiceName.Grafana), ("GF_DASHBOARDS_", ServiceName.Grafana), ("GF_USERS_", ServiceName.Grafana),
    ];

    public static bool Reaches(string service, string variable) =>
        PassedOn.Any(p => p.Service == service && variable.StartsWith(p.Prefix, StringComparison.Ordinal));

    /// <summary>These variables and those of this process that the service gets too; these win.</summary>
    public static IReadOnlyDictionary<string, string> AddTo(IReadOnlyDictionary<string, string> variables, string service)
    {
        var all = new Dictionary<string, string>(variables);
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => Reaches(service, name)))
            all.TryAdd(name, Environment.GetEnvironmentVariable(name)!);
        return all;
    }
}
