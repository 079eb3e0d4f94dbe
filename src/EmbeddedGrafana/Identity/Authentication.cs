using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>What came of a request's credentials: a caller, a refusal, or nothing because it had none.</summary>
/// <param name="ByCookie">The browser adds cookies by itself: a page of another origin could have sent the request.</param>
internal sealed record Authentication(Caller? Caller, GrafanaError? Refusal, bool ByCookie = false)
{
    public static readonly Authentication None = new(null, null);
}
