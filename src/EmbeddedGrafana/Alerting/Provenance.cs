using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <summary>Who made a resource: "api", or nothing for what people may edit in the page.</summary>
internal static class Provenance
{
    public const string Api = "api";
    public const string None = "";

    /// <summary>The header counts by being there; its value does not matter, "false" included.</summary>
    public static string Of(HttpRequest request) => request.Headers.ContainsKey("X-Disable-Provenance") ? None : Api;

    /// <exception cref="GrafanaErrorException">409: what was written through the API stays with it, until it is written without the header.</exception>
    public static void CheckChange(string stored, string given, string operation)
    {
        if (stored != None && stored != given)
        {
            throw GrafanaError.Identified(
                StatusCodes.Status409Conflict, "alerting.provenanceMismatch", $"cannot {operation} with provided provenance '{given}', needs '{stored}'").ToException();
        }
    }
}
