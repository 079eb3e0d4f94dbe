using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>
/// Finds the classic model in what people save from Grafana: the model itself, an answer of the API
/// (<c>{"dashboard": …, "meta": …}</c>), or a Kubernetes-style object whose spec is classic.
/// </summary>
/// <param name="Model">Null where there is none.</param>
/// <param name="Refusal">Why there is none.</param>
internal sealed record DashboardShape(JsonObject? Model, string? Refusal)
{
    private const string NewSchema = "this dashboard is in the schema v2 (elements and layout); export it from Grafana as \"Classic\" JSON";
    private const string ApiGroup = "dashboard.grafana.app/";

    public static DashboardShape Unwrap(JsonNode root)
    {
        if (root is not JsonObject document) return new DashboardShape(null, "a dashboard is a JSON object");
        if (document.Text("apiVersion") is { } version && version.StartsWith(ApiGroup, StringComparison.Ordinal) && document.Child("spec") is { } spec)
        {
            if (version.StartsWith($"{ApiGroup}v2", StringComparison.Ordinal)) return new DashboardShape(null, NewSchema);
            if (spec.Text("uid") is null && document.Child("metadata").Text("name") is { } name) spec["uid"] = name;
            return new DashboardShape(spec, null);
        }
        var model = !document.ContainsKey("panels") && document.Child("dashboard") is { } wrapped ? wrapped : document;
        return model.ContainsKey("elements") && model.ContainsKey("layout") && !model.ContainsKey("panels")
            ? new DashboardShape(null, NewSchema)
            : new DashboardShape(model, null);
    }
}
