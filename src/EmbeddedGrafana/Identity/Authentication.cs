using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>What came of a request's credentials: a caller, a refusal, or nothing because it had none.</summary>
/// <param name="ByBrowser">Browsers add cookies and known passwords by themselves: a page of another origin could have sent the request.</param>
internal sealed record Authentication(Caller? Caller, GrafanaError? Refusal, bool ByBrowser = false)
{
    public static readonly Authentication None = new(null, null);

    /// <summary>When the name that was given is open again; null where it is not locked.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}
