using System.Globalization;
using System.Net;

namespace Cortico.EmbeddedGrafana.Configuration;

/// <summary>
/// What Grafana reads from its own environment variables, as far as the embedded one needs it, so that either can stand in
/// the other's place. Names: https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/.
/// </summary>
public sealed record GrafanaSettings
{
    /// <summary>Address to listen on. Grafana listens everywhere by default; this one on loopback only.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port; 0 takes any free one.</summary>
    public int Port { get; init; } = 3000;

    /// <summary>Where browsers and notifications reach this server; ends with a slash.</summary>
    public required Uri RootUrl { get; init; }

    public string AdminUser { get; init; } = "admin";

    /// <summary>Counts only when the administrator is first created, as in Grafana.</summary>
    public string AdminPassword { get; init; } = "admin";

    /// <summary>Folder of the database; created if absent.</summary>
    public required string DataPath { get; init; }

    /// <summary>Protects stored secrets; where it is absent, a random key is kept beside the database.</summary>
    public string? SecretKey { get; init; }

    /// <summary>Name of the cookie of a login.</summary>
    public string SessionCookie { get; init; } = "grafana_session";

    public bool LockOut { get; init; } = true;

    /// <summary>Failed logins of one user name within five minutes after which it is locked.</summary>
    public int LockOutAfter { get; init; } = 5;

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Looks up any other variable of Grafana's, <c>__FILE</c> form included, for parts with settings of their own.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <exception cref="StartupException">A value is malformed, or a variable is set both directly and by file.</exception>
    public static GrafanaSettings Read(Func<string, string?> environment)
    {
        var variables = new Variables(environment);
        var address = variables.Address("GF_SERVER_HTTP_ADDR", IPAddress.Loopback);
        var port = variables.Integer("GF_SERVER_HTTP_PORT", 3000, 0, 65535);
        var password = variables.Text("GF_SECURITY_ADMIN_PASSWORD");
        if (password is null && !IPAddress.IsLoopback(address))
        {
            throw new StartupException($"GF_SERVER_HTTP_ADDR={address} opens the server beyond this machine, with the well-known password of a fresh Grafana. " +
                "Set GF_SECURITY_ADMIN_PASSWORD or GF_SECURITY_ADMIN_PASSWORD__FILE.");
        }

        return new GrafanaSettings
        {
            Address = address,
            Port = port,
            RootUrl = variables.Url("GF_SERVER_ROOT_URL", string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/")),
            AdminUser = variables.Text("GF_SECURITY_ADMIN_USER") ?? "admin",
            AdminPassword = password ?? "admin",
            DataPath = Path.GetFullPath(variables.Text("GF_PATHS_DATA") ?? Path.Combine(AppContext.BaseDirectory, "data")),
            SecretKey = variables.Text("GF_SECURITY_SECRET_KEY"),
            SessionCookie = variables.Name("GF_AUTH_LOGIN_COOKIE_NAME", "grafana_session"),
            LockOut = !variables.Flag("GF_SECURITY_DISABLE_BRUTE_FORCE_LOGIN_PROTECTION", false),
            LockOutAfter = variables.Integer("GF_SECURITY_BRUTE_FORCE_LOGIN_PROTECTION_MAX_ATTEMPTS", 5, 1, 1000),
            LogLevel = variables.LogLevel("GF_LOG_LEVEL", LogLevel.Information),
            Variable = variables.Text,
        };
    }
}
