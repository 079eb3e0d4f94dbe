namespace Cortico.Stack.Load;

/// <summary>Which moment latencies count from, in a sentence.</summary>
internal static class LatencyOrigin
{
    private const string Due = "from the moment each request was due";
    private const string Begin = "from the moment each request began, which leaves out what a server that stood still made wait";

    public static string Of(LoadResult result) => (Names(result, isFromDue: true), Names(result, isFromDue: false)) switch
    {
        (_, "") => $"Latency counts {Due}.",
        ("", _) => $"Latency counts {Begin}.",
        var (due, begin) => $"Latency of {due} counts {Due}, of {begin} {Begin}.",
    };

    private static string Names(LoadResult result, bool isFromDue) => string.Join(" and ", result.Scenarios.Where(scenario => scenario.IsFromDue == isFromDue).Select(scenario => scenario.Plan.Name));
}
