using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting;
using Cortico.EmbeddedGrafana.Alerting.Rules;

namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>A query or expression of a rule, to be read.</summary>
/// <param name="Kind">"Query of prometheus", "Threshold", "Reduce"…</param>
/// <param name="Text">PromQL, or the expression in words.</param>
/// <param name="Range">How far a query looks back; null for an expression.</param>
/// <param name="IsCondition">Whether the rule fires by it.</param>
public sealed record ShownQuery(string RefId, string Kind, string Text, string? Range, bool IsCondition)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ShownQuery Of(RuleQuery query, string condition)
    {
        var model = query.Model;
        if (!RuleQueryText.IsExpression(query))
        {
            var range = new PrometheusDuration(TimeSpan.FromSeconds(query.RelativeTimeRange.From)).ToString();
            return new ShownQuery(query.RefId, "Query of " + query.DatasourceUid, model.Text("expr") ?? Json(model), model.Flag("instant") == true ? "instant" : "last " + range, query.RefId == condition);
        }

        var input = model.Text("expression") ?? "";
        var (kind, text) = model.Text("type") switch
        {
            "threshold" => ("Threshold", input + " " + string.Join(", ", model.List("conditions").Select(Threshold))),
            "reduce" => ("Reduce", $"{model.Text("reducer") ?? "last"} of {input}"),
            "math" => ("Math", input),
            "resample" => ("Resample", $"{input} to {model.Text("window")}, {model.Text("downsampler")} where there are several, {model.Text("upsampler")} where there is none"),
            "classic_conditions" => ("Classic condition", string.Join(' ', model.List("conditions").Select(Classic))),
            var other => (other ?? "Expression", Json(model)),
        };
        return new ShownQuery(query.RefId, kind, text, null, query.RefId == condition);
    }

    private static string Threshold(JsonElement condition)
    {
        var fires = Evaluator(condition.Object("evaluator"));
        return condition.Member("unloadEvaluator") is { } recovery ? $"{fires}, until {Evaluator(recovery)}" : fires;
    }

    private static string Classic(JsonElement condition, int index) =>
        (index == 0 ? "" : (condition.Object("operator").Text("type") ?? "and") + " ")
        + $"{condition.Object("reducer").Text("type") ?? "last"} of {condition.Object("query").Texts("params").FirstOrDefault()} {Evaluator(condition.Object("evaluator"))}";

    private static string Evaluator(JsonElement evaluator)
    {
        var limits = evaluator.List("params").Select(number => number.GetRawText()).ToList();
        var first = limits.ElementAtOrDefault(0) ?? "?";
        var second = limits.ElementAtOrDefault(1) ?? "?";
        return evaluator.Text("type") switch
        {
            "gt" => "is above " + first,
            "gte" => "is at least " + first,
            "lt" => "is below " + first,
            "lte" => "is at most " + first,
            "eq" => "equals " + first,
            "ne" => "differs from " + first,
            "within_range" or "within_range_included" => $"is within {first} and {second}",
            "outside_range" or "outside_range_included" => $"is outside {first} and {second}",
            "no_value" => "has no value",
            var other => other + " " + string.Join(", ", limits),
        };
    }

    private static string Json(JsonElement model) => model.ValueKind == JsonValueKind.Undefined ? "" : JsonSerializer.Serialize(model, Indented);
}
