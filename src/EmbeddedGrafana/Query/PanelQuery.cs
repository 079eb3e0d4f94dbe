using System.Text.Json;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>One query of a request, as the panel sent it, with Grafana's defaults in place of what it left out.</summary>
internal sealed record PanelQuery
{
    /// <summary>A hundred years: longer intervals from a request are cut, or their sums would overflow.</summary>
    private const long LongestMs = 36_500L * 86_400_000;

    public required string RefId { get; init; }

    public required TimeRange Range { get; init; }

    /// <summary>The end of the range as the request spelled it: queries of "now" may share one answer.</summary>
    public required string End { get; init; }

    public string Expression { get; init; } = "";

    public bool IsRange { get; init; }

    public bool IsInstant { get; init; }

    /// <summary>Exemplars themselves are not fetched; it still decides whether an empty answer has an empty frame.</summary>
    public bool WithExemplars { get; init; }

    public string LegendFormat { get; init; } = "";

    /// <summary>The query's own least step: "15s", "$__interval", "$__rate_interval" or nothing.</summary>
    public string MinInterval { get; init; } = "";

    /// <summary>The step that the panel wants, in milliseconds; 0 where it said nothing.</summary>
    public long IntervalMs { get; init; }

    /// <summary>The step is taken this many times; 1 or more.</summary>
    public long IntervalFactor { get; init; } = 1;

    public long MaxDataPoints { get; init; }

    /// <summary>Offset of the viewer's midnight, in seconds, by which the steps of a range are shifted.</summary>
    public long UtcOffsetSeconds { get; init; }

    /// <summary>What <c>$__rate_interval</c> starts from: the panel's interval, 1 s where it gave none.</summary>
    public TimeSpan PanelInterval { get; init; }

    /// <exception cref="JsonException">A member has the wrong type; the message names it.</exception>
    public static PanelQuery Read(JsonElement json, string from, string to, DateTimeOffset now)
    {
        (from, to) = Ends(json, from, to);
        var instant = json.Flag("instant");
        return new PanelQuery
        {
            RefId = json.LenientText("refId") ?? "A",
            Range = TimeRange.Parse(from, to, now),
            End = to,
            Expression = json.Text("expr") ?? "",
            IsInstant = instant,
            IsRange = json.Flag("range") || !instant,
            WithExemplars = json.Flag("exemplar"),
            LegendFormat = json.Text("legendFormat") ?? "",
            MinInterval = json.Text("interval") ?? "",
            IntervalMs = (long)Math.Clamp(json.Number("intervalMs") ?? 0, -LongestMs, LongestMs),
            IntervalFactor = (long)Math.Clamp(json.Number("intervalFactor") ?? 1, 1, 1_000_000),
            MaxDataPoints = json.LenientInteger("maxDataPoints") ?? 100,
            UtcOffsetSeconds = (long)Math.Clamp(json.Number("utcOffsetSec") ?? 0, -86_400, 86_400),
            PanelInterval = TimeSpan.FromMilliseconds(Math.Clamp(json.LenientInteger("intervalMs") ?? 1000, 0, LongestMs)),
        };
    }

    /// <summary>The query's own range, or that of its request.</summary>
    public static TimeRange RangeOf(JsonElement json, string from, string to, DateTimeOffset now)
    {
        (from, to) = Ends(json, from, to);
        return TimeRange.Parse(from, to, now);
    }

    private static (string From, string To) Ends(JsonElement json, string from, string to) =>
        json.TryGetProperty("timeRange", out var own) && own.ValueKind == JsonValueKind.Object ? (own.Text("from") ?? from, own.Text("to") ?? to) : (from, to);
}
