using System.Globalization;
using System.Net;

namespace Cortico.EmbeddedGrafana.Configuration;

/// <summary>Environment variables with Grafana's rules: empty counts as unset, <c>NAME__FILE</c> names a file that holds the value.</summary>
internal sealed class Variables(Func<string, string?> environment)
{
    /// <exception cref="StartupException">Both forms are set, or the file cannot be read.</exception>
    public string? Text(string name)
    {
        var value = NullIfEmpty(environment(name));
        var file = NullIfEmpty(environment(name + "__FILE"));
        if (file is null)
        {
            return value;
        }

        if (value is not null)
        {
            throw new StartupException($"Both {name} and {name}__FILE are set. Keep one of them.");
        }

        try
        {
            return NullIfEmpty(File.ReadAllText(file).TrimEnd('\r', '\n'));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{name}__FILE={file} cannot be read: {error.Message} Name a file that this user may read.", error);
        }
    }

    public int Integer(string name, int fallback, int least, int most) => Text(name) switch
    {
        null => fallback,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw Malformed(name, text, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}")),
    };

    public bool Flag(string name, bool fallback) => Text(name)?.ToUpperInvariant() switch
    {
        null => fallback,
        "TRUE" or "1" or "T" or "YES" or "ON" => true,
        "FALSE" or "0" or "F" or "NO" or "OFF" => false,
        _ => throw Malformed(name, Text(name)!, "true or false"),
    };

    public IPAddress Address(string name, IPAddress fallback) => Text(name) switch
    {
        null => fallback,
        "localhost" => IPAddress.Loopback,
        var text when IPAddress.TryParse(text, out var address) => address,
        var text => throw Malformed(name, text, "an IP address, such as 127.0.0.1"),
    };

    public Uri Url(string name, string fallback)
    {
        var text = Text(name) ?? fallback;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw Malformed(name, text, "an http or https address");
        }

        return url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
    }

    public string Name(string name, string fallback) => Text(name) switch
    {
        null => fallback,
        var text when text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') => text,
        var text => throw Malformed(name, text, "a name of letters, digits, '_' and '-'"),
    };

    public LogLevel LogLevel(string name, LogLevel fallback) => Text(name)?.ToUpperInvariant() switch
    {
        null => fallback,
        "DEBUG" => Microsoft.Extensions.Logging.LogLevel.Debug,
        "INFO" => Microsoft.Extensions.Logging.LogLevel.Information,
        "WARN" => Microsoft.Extensions.Logging.LogLevel.Warning,
        "ERROR" or "CRITICAL" => Microsoft.Extensions.Logging.LogLevel.Error,
        _ => throw Malformed(name, Text(name)!, "debug, info, warn or error"),
    };

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static StartupException Malformed(string name, string value, string expected) => new($"{name}={value} is not {expected}.");
}
