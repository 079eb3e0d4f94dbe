namespace Cortico.Stack.Load;

/// <summary>When the measured load was: without the warm-up, and without the wait for the last answers.</summary>
internal readonly record struct MeasuredTime(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;

    /// <summary>Of the plan; of a run that ended early, until then.</summary>
    public static MeasuredTime Of(LoadResult result)
    {
        var planned = result.Measured + result.Scenarios.Select(scenario => scenario.Plan.Measured).DefaultIfEmpty().Max();
        return new MeasuredTime(result.Measured, result.Ended < planned ? result.Ended : planned);
    }
}
