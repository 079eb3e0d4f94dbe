using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Prometheus;

/// <summary>A series of an answer.</summary>
/// <param name="Labels">Its labels, the name included where it has one.</param>
/// <param name="Points">By rising time.</param>
public sealed record PrometheusSeries(ImmutableDictionary<string, string> Labels, ImmutableArray<PrometheusPoint> Points)
{
    /// <summary>The value of a label; empty where it has none, as in PromQL.</summary>
    public string this[string label] => Labels.GetValueOrDefault(label, "");

    /// <summary>Reads the <c>data</c> of an answer, of whatever result type. Source: prometheus.io/docs, HTTP API, expression query result formats.</summary>
    internal static IReadOnlyList<PrometheusSeries> Read(JsonObject data) => data["resultType"]?.GetValue<string>() switch
    {
        "vector" or "matrix" => [.. data["result"]!.AsArray().Select(series => Of(series!.AsObject()))],
        "scalar" => [new PrometheusSeries(ImmutableDictionary<string, string>.Empty, [Point(data["result"]!)])],
        var other => throw new StackException($"Prometheus answered with a {other ?? "result of no type"} where numbers were asked for."),
    };

    private static PrometheusSeries Of(JsonObject series) => new(
        series["metric"]!.AsObject().ToImmutableDictionary(label => label.Key, label => label.Value!.GetValue<string>(), StringComparer.Ordinal),
        series["values"] is JsonArray values ? [.. values.Select(value => Point(value!))] : [Point(series["value"]!)]);

    private static PrometheusPoint Point(JsonNode pair) =>
        new(DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(pair[0]!.GetValue<double>() * 1000)), Number(pair[1]!.GetValue<string>()));

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
    };
}
