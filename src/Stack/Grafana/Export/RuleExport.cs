using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Export;

/// <summary>Turns rules of the API back into the export format that files are written in.</summary>
internal static class RuleExport
{
    /// <param name="rule">In the API's form.</param>
    /// <param name="like">The file's own rule, whose spelling is kept where there are two; null for a new one.</param>
    public static JsonObject Of(JsonObject rule, JsonObject? like)
    {
        var api = RuleNormaliser.ToApi(rule, references: null);
        var result = new JsonObject
        {
            ["uid"] = api["uid"]!.DeepClone(),
            ["title"] = Escaped(api.Text("title") ?? ""),
            ["condition"] = api["condition"]!.DeepClone(),
            ["data"] = new JsonArray([.. api.Items("data").Select(query => (JsonNode)Query(query))]),
            ["noDataState"] = api["noDataState"]!.DeepClone(),
            ["execErrState"] = api["execErrState"]!.DeepClone(),
            ["for"] = api["for"]!.DeepClone(),
        };
        if (api.Text("keep_firing_for") is not "0s" and var keep) result[like?.ContainsKey("keep_firing_for") == true ? "keep_firing_for" : "keepFiringFor"] = keep;
        if (api.Child("annotations") is { } annotations)
        {
            annotations.Remove(RuleOwnership.Annotation);
            if (annotations.Count > 0) result["annotations"] = annotations.DeepClone();
        }
        if (api.Child("labels") is { Count: > 0 } labels) result["labels"] = new JsonObject(labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)Escaped(label.Value.AsText() ?? ""))));
        result["isPaused"] = api.Flag("isPaused");
        foreach (var member in new[] { "notification_settings", "record", "missingSeriesEvalsToResolve" })
            if (api[member] is { } value) result[member == "missingSeriesEvalsToResolve" ? "missing_series_evals_to_resolve" : member] = value.DeepClone();
        return result;
    }

    /// <summary>How often a group is evaluated, in the words of a file.</summary>
    public static string Interval(long seconds) => PromDuration.Format(TimeSpan.FromSeconds(seconds));

    private static JsonObject Query(JsonObject query)
    {
        var copy = query.DeepClone().AsObject();
        if (copy.Text("queryType") is "") copy.Remove("queryType");
        return copy;
    }

    /// <summary>Provisioning from files fills $ in titles and labels, so Grafana's export doubles it there; so do we.</summary>
    private static string Escaped(string text) => text.Replace("$", "$$", StringComparison.Ordinal);
}
