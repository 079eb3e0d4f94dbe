using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using Cortico.EmbeddedGrafana.Query.Frames;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>Makes the values that expressions work on from what Prometheus answered: numbers of a vector, series of a matrix. Nothing is copied.</summary>
internal static class DataQueryConverter
{
    private static readonly Comparison<NumberValue> ByNameAndLabels = (one, other) =>
        string.CompareOrdinal(one.Name, other.Name) is not 0 and var order ? order : string.CompareOrdinal(LabelMatch.Text(one.Labels), LabelMatch.Text(other.Labels));

    public static ExpressionResult Convert(QueryOutcome outcome)
    {
        if (outcome.Error is not null)
        {
            return ExpressionResult.Failed(outcome.RefId, ExpressionError.Query(outcome.RefId, outcome.Error));
        }

        var header = outcome.Header!;
        var answers = outcome.Answers.Where(answer => FrameWriter.Count(answer, outcome.WithExemplars) > 0).ToList();
        if (answers.Count == 0)
        {
            return new ExpressionResult(outcome.RefId, [new NoDataValue()]);
        }

        var types = answers.Select(FrameType).Distinct().ToList();
        return types switch
        {
            [""] when answers.Count == 1 => new ExpressionResult(outcome.RefId, [new NoDataValue((header, answers[0]))]),
            ["numeric-multi"] => new ExpressionResult(outcome.RefId, Numbers(answers, header)),
            ["timeseries-multi"] when answers.TrueForAll(answer => answer.ResultType != "string") => new ExpressionResult(outcome.RefId, Series(answers, header)),
            ["heatmap-cells"] => Failed(outcome, "kind heatmap (type heatmap-cells) not supported by server side expressions"),
            ["numeric-multi", var other] => Failed(outcome, $"frame has wrong type, expected NumericMulti but got \"{other}\""),
            _ => Failed(outcome, "input data must be a wide series but got type not (input refid)"),
        };
    }

    private static ExpressionResult Failed(QueryOutcome outcome, string error) => ExpressionResult.Failed(outcome.RefId, ExpressionError.Conversion(outcome.RefId, error));

    /// <summary>Of its first frame; empty for an answer without series.</summary>
    private static string FrameType(PrometheusResult answer) =>
        answer is { ResultType: "string", Text: not null } ? "timeseries-multi"
        : answer.Series.Count == 0 ? ""
        : answer.Series[0].Histogram is not null ? "heatmap-cells"
        : answer.ResultType == "matrix" ? "timeseries-multi" : "numeric-multi";

    private static List<NumberValue> Numbers(List<PrometheusResult> answers, FrameHeader header)
    {
        var numbers = new List<NumberValue>(answers.Sum(answer => answer.Series.Count));
        foreach (var series in answers.SelectMany(answer => answer.Series))
        {
            numbers.Add(new NumberValue(NameOf(series), series.Labels, series.Values.Length == 1 ? series.Values[0] : null) { DisplayName = header.Legend.NameOf(series.Labels) });
        }

        // Prometheus answers in no order; Grafana sorts numbers, not series.
        numbers.Sort(ByNameAndLabels);
        return numbers;
    }

    private static List<SeriesValue> Series(List<PrometheusResult> answers, FrameHeader header)
    {
        var values = new List<SeriesValue>(answers.Sum(answer => answer.Series.Count));
        TimeAxis? times = null;
        foreach (var series in answers.SelectMany(answer => answer.Series).Where(series => series.Histogram is null))
        {
            times = ReferenceEquals(times?.Milliseconds, series.Times) ? times : new TimeAxis(series.Times);
            values.Add(new SeriesValue(NameOf(series), series.Labels, times!, series.Values) { DisplayName = header.Legend.NameOf(series.Labels), Interval = header.StepMilliseconds });
        }

        return values;
    }

    private static string NameOf(Series series) => series.Labels?.Find(LabelSet.MetricName) ?? "Value";
}
