namespace Cake.Http;

/// <summary>What goes with a request, and what is done with its answer.</summary>
public class HttpSettings
{
    /// <summary>The body's bytes. POST and PUT need one, if only an empty one.</summary>
    public byte[] RequestBody { get; set; } = null!;

    /// <summary>Headers; those with "content" in their names go with the body and are left out where there is none.</summary>
    public IDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();

    /// <summary>Whether the status is looked at. A GET with a status other than 2xx throws without it too.</summary>
    public bool EnsureSuccessStatusCode { get; set; }

    /// <summary>Whether a status other than 2xx, when it is looked at, throws <see cref="HttpRequestException"/>.</summary>
    public bool ThrowExceptionOnNonSuccessStatusCode { get; set; }

    /// <summary>How long to wait for the whole answer; null for <see cref="HttpClient"/>'s 100 s.</summary>
    /// <remarks>Past it the request ends in a <see cref="TaskCanceledException"/>.</remarks>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Whether the log at verbosity Diagnostic shows bodies.</summary>
    public bool LogRequestResponseOutput { get; set; } = true;
}
