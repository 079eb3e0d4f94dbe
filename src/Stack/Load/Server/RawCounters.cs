using System.Globalization;
using System.Text.RegularExpressions;
using Cortico.Stack.Engines;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>The web app's own counters, in one selector, so that all of them come from the same scrapes.</summary>
internal sealed class RawCounters(IEnumerable<string> routes)
{
    public const string Count = "http_request_duration_seconds_count";
    public const string Bucket = "http_request_duration_seconds_bucket";
    public const string Cpu = "process_cpu_seconds_total";
    public const string RedisCommands = "redis_commands_processed_total";
    public const string Start = "process_start_time_seconds";

    /// <summary>What the app counts requests under that match no route: a load on a path that it does not have is to agree as well.</summary>
    private const string Unmatched = "unmatched";

    private static readonly string[] Identity = ["__name__", "instance", "method", "route", "code", "le"];

    /// <summary>An empty route matches the series that have none.</summary>
    public string Selector { get; } =
        $"{{__name__=~\"{Count}|{Bucket}|{Cpu}|{RedisCommands}|{Start}\",service=\"{ServiceName.Web}\",route=~\"|{string.Join('|', routes.Append(Unmatched).Select(Pattern))}\"}}";

    /// <summary>What makes a series the same before and after.</summary>
    public static string Key(PrometheusSeries series) => string.Join('\n', Identity.Select(label => series[label]));

    public static double Bound(PrometheusSeries bucket) =>
        bucket["le"] is "+Inf" ? double.PositiveInfinity : double.Parse(bucket["le"], CultureInfo.InvariantCulture);

    /// <summary>A regular expression inside a PromQL string, where each backslash is written twice.</summary>
    private static string Pattern(string route) => Regex.Escape(route).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
