namespace Cortico.Stack;

/// <summary>The account that the stack's own Grafana is set up with.</summary>
public static class GrafanaAccount
{
    public const string User = "admin";

    /// <summary>Wins over the generated password; counts only when Grafana first starts, as in Grafana itself.</summary>
    public const string PasswordVariable = "GRAFANA_ADMIN_PASSWORD";
}
