using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Cortico.Web.Hosting;

/// <summary>Errors of whoever configured the app; a stack trace would only hide what to change.</summary>
public static class StartupError
{
    /// <summary><c>EX_CONFIG</c> of sysexits.h.</summary>
    public const int ExitCode = 78;

    /// <returns>Lines for standard error, or null when the exception is no configuration error.</returns>
    public static IReadOnlyList<string>? Explain(Exception error) => error switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        // The binder names the setting with colons: "... at 'Redis:TimeoutMilliseconds' ...".
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable =>
            [unreadable.Message.Replace(":", "__", StringComparison.Ordinal)],
        InvalidOperationException { Source: "Microsoft.Extensions.Logging.Configuration" } level => [$"Logging__LogLevel__*: {level.Message}"],
        IOException { InnerException: AddressInUseException or SocketException } taken =>
            [$"{taken.Message} Set ASPNETCORE_URLS to a free address."],
        FormatException { Source: "Microsoft.AspNetCore.Http" } url => [$"ASPNETCORE_URLS: {url.Message}"],
        UnauthorizedAccessException denied => [denied.Message],
        _ => null,
    };
}
