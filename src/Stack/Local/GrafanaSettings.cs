using System.Globalization;

namespace Cortico.Stack.Local;

/// <summary>
/// What any Grafana of the local engine is told, by Grafana's own variables: the same as <c>compose/compose.yaml</c>
/// tells the one in a container, and where things are here.
/// </summary>
public sealed record GrafanaSettings(Project Project, Uri Address, SecretStore Secrets)
{
    /// <summary>What does not depend on project or machine.</summary>
    public static IReadOnlyDictionary<string, string> Common { get; } = new Dictionary<string, string>
    {
        ["GF_SECURITY_ADMIN_USER"] = GrafanaAccount.User,
        ["GF_LOG_MODE"] = "console",
        ["GF_USERS_ALLOW_SIGN_UP"] = "false",
        // A changed contact point is in use after 10 s, not after 60 s.
        ["GF_UNIFIED_ALERTING_ALERTMANAGER_CONFIG_POLL_INTERVAL"] = "10s",
        // Nothing is fetched at start, and nothing written into a folder of the system's: the Prometheus data source
        // stays the one that came with the package.
        ["GF_PLUGINS_PREINSTALL_DISABLED"] = "true",
        ["GF_PLUGINS_PREINSTALL_AUTO_UPDATE"] = "false",
        ["GF_ANALYTICS_REPORTING_ENABLED"] = "false",
        ["GF_ANALYTICS_CHECK_FOR_UPDATES"] = "false",
        ["GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES"] = "false",
        ["GF_ANALYTICS_FEEDBACK_LINKS_ENABLED"] = "false",
        ["GF_NEWS_NEWS_FEED_ENABLED"] = "false",
        ["GF_SECURITY_DISABLE_GRAVATAR"] = "true",
        ["GF_SNAPSHOTS_EXTERNAL_ENABLED"] = "false",
    };

    /// <summary>Counts only when Grafana first starts.</summary>
    public string PasswordFile => Secrets.PathOf(SecretName.Grafana);

    /// <param name="data">Folder of the database.</param>
    /// <returns>All but the password, which each kind of Grafana reads from <see cref="PasswordFile"/> in its own way.</returns>
    public IReadOnlyDictionary<string, string> Variables(string data) => new Dictionary<string, string>(Common)
    {
        ["GF_SERVER_HTTP_ADDR"] = Address.Host,
        ["GF_SERVER_HTTP_PORT"] = Address.Port.ToString(CultureInfo.InvariantCulture),
        ["GF_SERVER_ROOT_URL"] = Address.ToString(),
        ["GF_PATHS_DATA"] = data,
        // Browsers send a cookie to every port of a host: two stacks side by side would end each other's sessions.
        ["GF_AUTH_LOGIN_COOKIE_NAME"] = $"grafana_session_{Address.Port}",
    };
}
