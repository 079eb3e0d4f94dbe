using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Tests.Recorded;

/// <summary>A request that was sent to a real Grafana 12.4, and what came back.</summary>
public sealed partial record RecordedExchange(string Topic, int Number, string Name, JsonElement Request, JsonElement Response)
{
    private static readonly HashSet<string> OptionalNames =
    [
        "expression: resample", "expression: classic condition", "heatmap format", "expression: threshold with hysteresis", "save, v2 spec bare", "save, k8s wrapper",
        "save, panels is a string", "create, unknown type", "delete, unknown type", "health, unknown type",
    ];

    public string Method => Request.GetProperty("method").GetString()!;

    public string Path => Request.GetProperty("path").GetString()!;

    public int Status => Response.GetProperty("status").GetInt32();

    public bool IsSetup => Name == "(setup)";

    /// <summary>Whether the embedded Grafana must have it; elsewhere it may answer 501.</summary>
    public bool IsNeeded => !OptionalPaths.IsMatch(Path.Split('?')[0]) && !OptionalNames.Contains(Name);

    public override string ToString() => $"{Topic} {Number}: {Name} [{Method} {Path}]";

    [GeneratedRegex(@"^/apis/|^/api/serviceaccounts|^/api/dashboards/(tags|uid/[^/]+/(versions|restore))|/versions/|^/api/annotations/tags|/resources/|/provisioning/(mute-timings|templates)|/export|^/api/org$|^/api/user$|^/api/datasources/name/|/move$|/counts$")]
    private static partial Regex OptionalPaths { get; }
}
