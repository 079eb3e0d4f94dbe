using System.Net;

namespace Cortico.Stack.Grafana.Api;

/// <summary>A call to Grafana that failed: which one, what came back, and what to do about it.</summary>
public sealed class GrafanaException : StackException
{
    internal GrafanaException(HttpMethod method, string path, HttpStatusCode? status, GrafanaError error, Exception? cause = null)
        : base($"Grafana: {method} /{path} {(status is null ? "failed" : $"answered {(int)status}")}: {error.Message.TrimEnd('.')}. {Remedy(status, error)}", cause!)
    {
        Method = method;
        Path = path;
        Status = status;
        Error = error;
    }

    public HttpMethod Method { get; }

    /// <summary>Relative to Grafana's root; never holds a credential.</summary>
    public string Path { get; }

    /// <summary>Null when no answer came at all.</summary>
    public HttpStatusCode? Status { get; }

    public GrafanaError Error { get; }

    /// <summary>Whether asking again may help; decided by the call.</summary>
    public bool IsTransient { get; internal init; }

    /// <summary>How long Grafana asks us to wait, where it does.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Somebody else changed the object, or it is there already: 412 up to 13.0, 409 after.</summary>
    public bool IsConflict => Status is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict;

    /// <summary>What came back and what to do, without the call: for a message that names the file instead.</summary>
    public string Reason => $"{(Status is null ? "no answer" : $"{(int)Status}")} {Error.Message.TrimEnd('.')}. {Remedy(Status, Error)}";

    private static string Remedy(HttpStatusCode? status, GrafanaError error) => status switch
    {
        null => "Is Grafana running there? Start the stack with ./build.sh --target=Up, or check --grafana-url.",
        HttpStatusCode.Unauthorized => "Check the user and the password or token. Nothing more was tried: five wrong passwords lock the user for five minutes, the right one included.",
        HttpStatusCode.Forbidden => "Use an account with the role Admin.",
        HttpStatusCode.Conflict when error.Id == "alerting.provenanceMismatch" => "It was provisioned in another way (a file or the API without X-Disable-Provenance): remove it there, or import into another Grafana.",
        HttpStatusCode.Conflict when error.Message.Contains("requested RV", StringComparison.Ordinal) => "Grafana's database is damaged by a migration (grafana issue 130334): start with a new volume.",
        HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed => "Somebody else changed it meanwhile: look at the plan and run the import again.",
        HttpStatusCode.TooManyRequests => "Try again in a minute.",
        >= HttpStatusCode.InternalServerError => "Look into Grafana's log: ./build.sh --target=Logs --service=grafana.",
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => "Give the address that it redirects to as --grafana-url.",
        HttpStatusCode.OK => "Is it a Grafana that answers at this address?",
        _ => "",
    };
}
