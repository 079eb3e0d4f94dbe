namespace Cortico.Stack.Local;

/// <summary>Which Grafana the local engine runs.</summary>
public static class GrafanaKind
{
    /// <summary>The part of Grafana that this clone compiles.</summary>
    public const string Embedded = "embedded";

    /// <summary>A real Grafana that the machine has.</summary>
    public const string Installed = "installed";

    /// <summary>The installed one where there is one that can be used, else the embedded one.</summary>
    public const string Auto = "auto";
}
