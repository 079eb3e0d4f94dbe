using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>What one scenario came to.</summary>
public sealed record ScenarioResult
{
    /// <summary>The plan that it ran.</summary>
    public required ScenarioPlan Plan { get; init; }

    /// <summary>Requests of the warm-up; they reach the server too.</summary>
    public required RequestCounts WarmUp { get; init; }

    /// <summary>Requests of the measured time.</summary>
    public required RequestCounts Requests { get; init; }

    /// <summary>Iterations that the profile wanted in the measured time; of a closed model those that began.</summary>
    public required long Planned { get; init; }

    /// <summary>Iterations that began.</summary>
    public required long Begun { get; init; }

    /// <summary>Iterations that never began: the run ended before them, or too many were in flight.</summary>
    public long NotStarted => Math.Max(0, Planned - Begun);

    /// <summary>How long the measured time took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Requests that ended in the measured time, a second.</summary>
    public double Rate => Duration > TimeSpan.Zero ? Requests.All / Duration.TotalSeconds : 0;

    /// <summary>Iterations begun a second.</summary>
    public double IterationRate => Duration > TimeSpan.Zero ? Begun / Duration.TotalSeconds : 0;

    /// <summary>Whether <see cref="Latency"/> counts from the moment each iteration was due; else from when it began: in a closed model, and with a load engine that does not tell when it was due.</summary>
    public bool IsFromDue { get; init; }

    /// <summary>Of iterations in the measured time; from the moment each was due, a late generator and a server that stands still show in it.</summary>
    public required LatencySummary Latency { get; init; }

    /// <summary>The same from the moment each was really begun: without the generator's own lateness.</summary>
    public required LatencySummary ServiceTime { get; init; }

    /// <summary>How late iterations began, where it is known when they were due. The generator's own fault, all of it.</summary>
    public required LatencySummary StartLag { get; init; }

    /// <summary>The curve of <see cref="Latency"/>, by rising percentile.</summary>
    public required ImmutableArray<LatencyPoint> Distribution { get; init; }

    public required ImmutableArray<StatusCount> Statuses { get; init; }

    /// <summary>Where the first answer led that was a redirect; null where there was none.</summary>
    public string? Redirect { get; init; }

    /// <summary>Most frequent first.</summary>
    public required ImmutableArray<ErrorGroup> Errors { get; init; }

    /// <summary>Where a scenario has more than one kind of request, else empty.</summary>
    public required ImmutableArray<OperationResult> Operations { get; init; }

    /// <summary>Of equal length, in order, warm-up included.</summary>
    public required ImmutableArray<LoadInterval> Series { get; init; }

    /// <summary>Of the measured time.</summary>
    public required ImmutableArray<SliceResult> Slices { get; init; }

    /// <summary>Bytes of bodies received in the measured time.</summary>
    public required long BytesReceived { get; init; }
}
