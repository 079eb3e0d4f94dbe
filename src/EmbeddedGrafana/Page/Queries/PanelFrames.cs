using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Page.Queries;

/// <summary>Makes frames of what Prometheus answered: one for each series, or one table for each query that asks for it.</summary>
internal static class PanelFrames
{
    /// <param name="target">The query of a reference, as the dashboard has it.</param>
    public static IReadOnlyList<Frame> Of(IReadOnlyList<QueryOutcome> outcomes, Func<string, JsonElement> target)
    {
        var tables = outcomes.Count(outcome => target(outcome.RefId).Text("format") == "table");
        var frames = new List<Frame>();
        foreach (var outcome in outcomes)
        {
            foreach (var answer in outcome.Answers)
            {
                if (target(outcome.RefId).Text("format") == "table" && answer.Text is null)
                {
                    frames.Add(Table(outcome.RefId, answer, tables > 1 ? $"Value #{outcome.RefId}" : Field.Value));
                }
                else
                {
                    frames.AddRange(Series(outcome, answer));
                }
            }
        }

        return [.. frames.Where(frame => frame.Rows > 0)];
    }

    /// <summary>How many series are native histograms, of which no frame is made.</summary>
    public static int Histograms(QueryOutcome outcome) => outcome.Answers.SelectMany(answer => answer.Series).Count(series => series.Histogram is not null);

    public static bool HasPoints(QueryOutcome outcome) =>
        outcome.Answers.Any(answer => answer.Text is not null || answer.Series.Any(series => series is { Histogram: null, Times.Length: > 0 }));

    private static IEnumerable<Frame> Series(QueryOutcome outcome, PrometheusResult answer)
    {
        if (answer.Text is { } text)
        {
            yield return new Frame(outcome.RefId, [Time([text.Time], null), new Field(Field.Value, FieldType.Text, new TextColumn([text.Text]))]);
        }

        double? interval = answer.ResultType == "matrix" ? outcome.Header?.StepMilliseconds : null;
        foreach (var series in answer.Series.Where(series => series.Histogram is null))
        {
            var values = new Field(series.Labels?.Find(LabelSet.MetricName) ?? Field.Value, FieldType.Number, Numbers(series.Values), series.Labels is { } labels ? new Labels(labels) : null)
            {
                NameFromSource = outcome.Header?.Legend.NameOf(series.Labels),
            };
            yield return new Frame(outcome.RefId, [Time(series.Times, interval), values]);
        }
    }

    /// <summary>A row for each point, a column for each label.</summary>
    private static Frame Table(string refId, PrometheusResult answer, string valueName)
    {
        var series = answer.Series.Where(item => item.Histogram is null).ToList();
        var names = series.SelectMany(item => item.Labels ?? LabelSet.Empty).Select(label => label.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Frame(refId,
        [
            Time([.. series.SelectMany(item => item.Times)], null),
            .. names.Select(name => new Field(name, FieldType.Text,
                new TextColumn([.. series.SelectMany(item => Enumerable.Repeat(item.Labels?.Find(name), item.Times.Length))]))),
            new Field(valueName, FieldType.Number, Numbers([.. series.SelectMany(item => item.Values)])),
        ]);
    }

    private static Field Time(long[] times, double? interval)
    {
        var values = new double?[times.Length];
        for (var index = 0; index < times.Length; index++)
        {
            values[index] = times[index];
        }

        return new Field("Time", FieldType.Time, new NumberColumn(values)) { Interval = interval };
    }

    private static NumberColumn Numbers(double[] numbers)
    {
        var values = new double?[numbers.Length];
        for (var index = 0; index < numbers.Length; index++)
        {
            values[index] = numbers[index];
        }

        return new NumberColumn(values);
    }
}
