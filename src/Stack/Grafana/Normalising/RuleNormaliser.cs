using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Normalising;

/// <summary>Turns a rule of the export format into one of the API, and an answer of the API into what can be compared with it.</summary>
internal static class RuleNormaliser
{
    public const string DashboardUid = "__dashboardUid__";
    public const string PanelId = "__panelId__";

    /// <summary>What Grafana gives each query of a rule that does not say otherwise.</summary>
    private const int DefaultIntervalMs = 1000;
    private const int DefaultMaxDataPoints = 43200;

    /// <summary>A new tree in the API's spelling, with every default written out.</summary>
    /// <param name="rule">In the export's or the API's spelling.</param>
    /// <param name="references">Rewrites data sources in place; null for a rule of Grafana's own.</param>
    public static JsonObject ToApi(JsonObject rule, DataSourceReferences? references)
    {
        var result = new JsonObject
        {
            ["uid"] = rule.Text("uid") ?? "",
            ["title"] = Unescaped(rule.Text("title") ?? "", rule),
            ["condition"] = rule.Text("condition") ?? "",
            ["data"] = new JsonArray([.. rule.Items("data").Select(query => (JsonNode)Query(query, references))]),
            ["noDataState"] = rule.Text("noDataState") ?? "NoData",
            ["execErrState"] = rule.Text("execErrState") ?? "Error",
            ["for"] = Duration(rule["for"]) ?? "0s",
            ["keep_firing_for"] = Duration(rule["keep_firing_for"] ?? rule["keepFiringFor"]) ?? "0s",
            ["annotations"] = Annotations(rule),
            ["labels"] = Labels(rule),
            ["isPaused"] = rule.Flag("isPaused") ?? false,
        };
        if (Settings(rule) is { } settings) result["notification_settings"] = settings;
        if (Record(rule, references) is { } record) result["record"] = record;
        if ((rule.Whole("missingSeriesEvalsToResolve") ?? rule.Whole("missing_series_evals_to_resolve")) is > 0 and var evaluations) result["missingSeriesEvalsToResolve"] = evaluations;
        return result;
    }

    private static JsonObject Query(JsonObject query, DataSourceReferences? references)
    {
        var model = query.Child("model")?.DeepClone().AsObject() ?? [];
        var refId = query.Text("refId") ?? model.Text("refId") ?? "";
        var uid = query.Text("datasourceUid") ?? query.Child("model").Child("datasource").Text("uid") ?? "";
        if (references is not null && uid.Length > 0)
        {
            uid = references.UidFor(query["datasourceUid"] ?? query, uid, TypeOf(query));
            if (model.Child("datasource") is { } inner && inner.Text("uid") is not null) inner["uid"] = uid;
        }
        model["refId"] ??= refId;
        model["intervalMs"] ??= DefaultIntervalMs;
        model["maxDataPoints"] ??= DefaultMaxDataPoints;
        var range = query.Child("relativeTimeRange");
        return new JsonObject
        {
            ["refId"] = refId,
            ["queryType"] = query.Text("queryType") ?? model.Text("queryType") ?? "",
            ["relativeTimeRange"] = new JsonObject { ["from"] = range.Whole("from") ?? 0, ["to"] = range.Whole("to") ?? 0 },
            ["datasourceUid"] = uid,
            ["model"] = model,
        };
    }

    /// <summary>A rule's query names no type beside its uid; PromQL is told by its expression, and an expression of Grafana's own by its uid.</summary>
    private static string? TypeOf(JsonObject query) => query.Child("model").Child("datasource").Text("type")
        ?? (query.Child("model")?["expr"] is JsonValue ? DataSourceCatalog.Prometheus : null);

    private static JsonObject Annotations(JsonObject rule)
    {
        var result = Texts(rule.Child("annotations"));
        if (!result.ContainsKey(DashboardUid) && rule.Text("dashboardUid") is { Length: > 0 } dashboard)
        {
            result[DashboardUid] = dashboard;
            if (rule.Whole("panelId") is { } panel) result[PanelId] = panel.ToString();
        }
        return result;
    }

    private static JsonObject Labels(JsonObject rule)
    {
        var result = Texts(rule.Child("labels"));
        foreach (var (name, value) in result.ToList())
            if (value.AsText() is { } text) result[name] = Unescaped(text, rule);
        return result;
    }

    private static JsonObject Texts(JsonObject? members) => members?.DeepClone().AsObject() ?? [];

    /// <summary>An export doubles each $ in titles and labels, since provisioning from files would fill variables there.</summary>
    private static string Unescaped(string text, JsonObject rule) =>
        rule.ContainsKey("folderUID") ? text : text.Replace("$$", "$", StringComparison.Ordinal);

    private static JsonObject? Settings(JsonObject rule)
    {
        if (rule.Child("notification_settings")?.DeepClone().AsObject() is not { } settings) return null;
        foreach (var name in new[] { "group_wait", "group_interval", "repeat_interval" })
            if (Duration(settings[name]) is { } duration) settings[name] = duration;
        foreach (var (name, value) in settings.ToList())
            if (value is null or JsonArray { Count: 0 }) settings.Remove(name);
        return settings.Text("receiver") is { Length: > 0 } ? settings : null;
    }

    private static JsonObject? Record(JsonObject rule, DataSourceReferences? references)
    {
        if (rule.Child("record") is not { } record) return null;
        var result = new JsonObject { ["metric"] = record.Text("metric"), ["from"] = record.Text("from") };
        if ((record.Text("target_datasource_uid") ?? record.Text("targetDatasourceUid")) is { Length: > 0 } target)
            result["target_datasource_uid"] = references?.UidFor(record, target, DataSourceCatalog.Prometheus) ?? target;
        return result;
    }

    /// <summary>In its shortest form; a text that is none stays as it is, for the check to name.</summary>
    private static string? Duration(JsonNode? value) =>
        value.AsText() is not { } text ? null : PromDuration.TryParse(text, out var duration) ? PromDuration.Format(duration) : text;
}
