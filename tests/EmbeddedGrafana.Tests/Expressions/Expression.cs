using System.Text.Json;
using Cortico.EmbeddedGrafana.Go;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using Cortico.EmbeddedGrafana.Query.Prometheus;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

/// <summary>Runs one expression, of reference X, on values made by hand.</summary>
internal static class Expression
{
    public static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_795_372_200);

    public static ExpressionCommand Read(string json, string refId = "X", IReadOnlySet<ulong>? loaded = null, double seconds = 60) => CommandReader.Read(
        new ExpressionSource(refId, JsonElement.Parse(json), new TimeRange(Start, Start.AddSeconds(seconds))) { Loaded = loaded });

    public static IReadOnlyList<ExpressionValue> Run(string json, params (string RefId, ExpressionValue[] Values)[] inputs) => Run(Read(json), inputs).Values;

    public static ExpressionResult Run(ExpressionCommand command, params (string RefId, ExpressionValue[] Values)[] inputs) =>
        ExpressionPipeline.Run(inputs.Select(input => new ExpressionResult(input.RefId, input.Values)), [command], mostPoints: 10_000)["X"];

    public static IReadOnlyList<ExpressionValue> Math(string formula, params (string RefId, ExpressionValue[] Values)[] inputs) =>
        Run(JsonSerializer.Serialize(new { type = "math", expression = formula }), inputs);

    /// <param name="labels">As "job=web, code=200"; null for none at all.</param>
    public static NumberValue Number(double? value, string? labels = null) => new("up", Labels(labels), value);

    /// <summary>Points 10 s apart.</summary>
    public static SeriesValue Series(string? labels, params double?[] values) => Series(labels, 0, values);

    /// <param name="offset">Of the first point from the start, seconds.</param>
    public static SeriesValue Series(string? labels, int offset, double?[] values)
    {
        var points = new SeriesPoints(values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            points[index] = values[index];
        }

        var first = Start.ToUnixTimeMilliseconds() + (offset * 1000);
        return new SeriesValue("Value", Labels(labels), new TimeAxis([.. values.Select((_, index) => first + (index * 10_000))]), points.Values, points.Nulls);
    }

    public static LabelSet? Labels(string? text) => text is null ? null
        : new LabelSet([.. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]))]);

    /// <summary>Labels and numbers of values as text: <c>job=web 1 | job=db null</c>, the points of a series with commas between.</summary>
    public static string Text(IEnumerable<ExpressionValue> values) => string.Join(" | ", values.Select(value => value switch
    {
        NumberValue number => $"{LabelMatch.Text(number.Labels)} {Text(number.Value)}".Trim(),
        ScalarValue scalar => Text(scalar.Value),
        SeriesValue series => $"{LabelMatch.Text(series.Labels)} {string.Join(",", Enumerable.Range(0, series.Count).Select(index => Text(series[index])))}".Trim(),
        _ => "no data",
    }));

    private static string Text(double? value) => value is { } number ? GoNumber.General(number) : "null";
}
