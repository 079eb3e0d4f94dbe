using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>The dot of a rule's template, and its <c>$labels</c>, <c>$values</c> and <c>$value</c>.</summary>
internal sealed record TemplateData(TemplateLabels Labels, SortedDictionary<string, TemplateValue> Values, string Value)
{
    /// <param name="labels">Of the series, with alertname and folder.</param>
    /// <param name="queries">References that are queries, not expressions: where one of them has a number, <c>$value</c> is that number.</param>
    public static TemplateData Of(IEnumerable<KeyValuePair<string, string>> labels, ConditionResult result, IReadOnlyCollection<string> queries)
    {
        var values = new SortedDictionary<string, TemplateValue>(StringComparer.Ordinal);
        foreach (var (reference, value) in result.Values)
        {
            values[reference] = new TemplateValue(new TemplateLabels((IEnumerable<KeyValuePair<string, string>>?)value.Labels ?? LabelSet.Empty), value.Value ?? double.NaN);
        }

        var measured = queries.Where(values.ContainsKey).ToList();
        return new TemplateData(new TemplateLabels(labels), values, measured is [var only] ? values[only].ToString() : result.ValueString);
    }
}
