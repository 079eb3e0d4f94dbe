namespace Cortico.LoadGenerator;

/// <summary>What came of one request.</summary>
/// <param name="Status">HTTP status code; 0 for no answer.</param>
/// <param name="Error">Null where it went well; else the kind of error, see <see cref="Stack.Load.ErrorGroup.Kind"/>.</param>
/// <param name="Detail">One line about the error; of a redirect where it leads.</param>
/// <param name="Bytes">Of the body received.</param>
public readonly record struct Outcome(int Status, string? Error, string? Detail, long Bytes)
{
    public const string ConnectionRefused = "connection refused";
    public const string ConnectionLost = "connection lost";
    public const string NameNotFound = "name not found";
    public const string Unreachable = "unreachable";
    public const string TlsFailed = "TLS failed";

    /// <summary>The generator's own fault: it had no port or no file descriptor left.</summary>
    public const string OutOfConnections = "generator out of connections";
    public const string TimedOut = "timeout";
    public const string Unreadable = "unreadable answer";

    /// <summary>The run was ended while it was under way.</summary>
    public const string CutOff = "cut off";

    /// <summary>The scenario itself failed.</summary>
    public const string Exception = "exception";

    /// <summary>Of an iteration whose requests were recorded as steps.</summary>
    public static Outcome OfSteps { get; } = new(-1, null, null, 0);

    public bool Succeeded => Error is null;

    /// <summary>An answer; 400 and up are errors.</summary>
    public static Outcome Answered(int status, long bytes) => new(status, status >= 400 ? StatusText(status) : null, null, bytes);

    /// <summary>An answer that sends the caller elsewhere; nobody follows it.</summary>
    /// <param name="location">As the answer gives it.</param>
    public static Outcome Redirected(int status, string location, long bytes) => new(status, null, location, bytes);

    public static Outcome Failed(string kind, string detail) => new(0, kind, detail, 0);

    private static string StatusText(int status) => Texts[Math.Clamp(status, 400, 599) - 400];

    private static readonly string[] Texts = [.. Enumerable.Range(400, 200).Select(status => status.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
