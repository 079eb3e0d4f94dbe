using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>Reads what the results of a rule's queries and expressions say of its condition.</summary>
internal static class ConditionReader
{
    private const string DataSourceLabel = "datasource_uid";
    private const string ReferenceLabel = "ref_id";
    private static readonly Dictionary<string, CapturedValue> NoValues = [];

    /// <param name="results">By reference; the condition is among them.</param>
    /// <param name="types">Of the expressions, by reference; what is not among them is a data query.</param>
    public static IReadOnlyList<ConditionResult> Read(ProvisionedRule rule, IReadOnlyDictionary<string, ExpressionResult> results, IReadOnlyDictionary<string, string> types)
    {
        var condition = results[rule.Condition];
        if (Cause(condition, results) is { } error)
        {
            return [Failed(error.Text, error.RefId is { } refId ? SourceLabels(SourceOf(rule, refId), refId) : null)];
        }

        var withoutData = rule.Data!.Where(query => !ExpressionQuery.IsExpression(query.DatasourceUid) && results[query.RefId].IsNoData).ToList();
        if (withoutData.Count > 0)
        {
            // One for each data source, all its references in one label.
            return [.. withoutData.GroupBy(query => query.DatasourceUid, StringComparer.Ordinal).OrderBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => NoData(SourceLabels(source.Key, string.Join(',', source.Select(query => query.RefId).Order(StringComparer.Ordinal)))))];
        }

        if (condition.Values.Count == 0)
        {
            return [NoData(LabelSet.Empty)];
        }

        var captures = new ValueCaptures(results.Values, types);
        var read = condition.Values.Select(value => Read(rule.Condition, value, captures)).ToList();
        return Duplicate(read) is { } labels ? [Failed(Invalid("", $"frame cannot uniquely be identified by its labels: has duplicate results with labels {{{LabelMatch.Text(labels)}}}"), labels)] : read;
    }

    /// <summary>A result of state Error.</summary>
    /// <param name="labels">The data source and the reference where a query failed; null where there is no such.</param>
    public static ConditionResult Failed(string error, LabelSet? labels) => new(ConditionState.Error, labels ?? LabelSet.Empty, NoValues, "", error);

    private static ConditionResult NoData(LabelSet labels) => new(ConditionState.NoData, labels, NoValues, "", null);

    private static ConditionResult Read(string refId, ExpressionValue value, ValueCaptures captures) => value switch
    {
        SeriesValue => Failed(Invalid(refId, "looks like time series data, only reduced data can be alerted on."), null),
        NumberValue number => Read(refId, number, number.Value, captures),
        ScalarValue scalar => Read(refId, scalar, scalar.Value, captures),
        _ => NoData(LabelSet.Empty),
    };

    private static ConditionResult Read(string refId, ExpressionValue value, double? number, ValueCaptures captures)
    {
        var (values, text) = value is NumberValue { Matches: { } matches } ? ValueCaptures.OfMatches(refId, matches) : captures.For(value.LabelsOrEmpty);
        var state = number switch
        {
            null => ConditionState.NoData,
            0 => ConditionState.Normal,

            // NaN too.
            _ => ConditionState.Alerting,
        };
        return new ConditionResult(state, value.LabelsOrEmpty, values, text, null);
    }

    /// <summary>The failure that the condition fails of, at the end of the chain of those that only pass it on.</summary>
    private static ExpressionError? Cause(ExpressionResult condition, IReadOnlyDictionary<string, ExpressionResult> results)
    {
        var error = condition.Error;
        while (error?.DependsOn is { } refId && results[refId].Error is { } earlier)
        {
            error = earlier;
        }

        return error;
    }

    private static LabelSet? Duplicate(List<ConditionResult> results)
    {
        if (results.Count < 2)
        {
            return null;
        }

        var seen = new HashSet<string>(results.Count, StringComparer.Ordinal);
        return results.Find(result => !seen.Add(LabelMatch.Text(result.Labels)))?.Labels;
    }

    private static string Invalid(string refId, string reason) => $"invalid format of evaluation results for the alert definition {refId}: {reason}";

    private static string SourceOf(ProvisionedRule rule, string refId) => rule.Data!.First(query => query.RefId == refId).DatasourceUid;

    private static LabelSet SourceLabels(string dataSource, string refIds) => new([new(DataSourceLabel, dataSource), new(ReferenceLabel, refIds)]);
}
