namespace Cortico.LoadGenerator.Measuring;

/// <summary>What one processor's threads measured: they seldom meet at its lock, and all stripes are added up without loss.</summary>
/// <param name="slices">How many equal parts the measured time has.</param>
/// <param name="firstSecond">Of the run, counted from the begin of the measured time.</param>
internal sealed class Stripe(int slices, long firstSecond)
{
    /// <summary>Seconds that can be open at once: records come late, and so may the tick that closes a second.</summary>
    public const int OpenSeconds = 4;

    public Lock Gate { get; } = new();

    public Tally WarmUp { get; } = new();

    public Span[] Slices { get; } = [.. Enumerable.Range(0, slices).Select(_ => new Span())];

    public Latencies ServiceTime { get; } = new();

    public Latencies StartLag { get; } = new();

    /// <summary>Answers by status code, warm-up included.</summary>
    public long[] Statuses { get; } = new long[1000];

    public long Bytes { get; set; }

    private Span[] Seconds { get; } = [.. Enumerable.Range(0, OpenSeconds).Select(_ => new Span())];

    /// <summary>The last second that was read and cleared; counted from the begin of the measured time.</summary>
    public long Closed { get; set; } = firstSecond - 1;

    public Span Second(long number) => Seconds[number & (OpenSeconds - 1)];

    /// <summary>Where a record of this moment goes: one that comes after its second was closed goes to the next, none is lost.</summary>
    public Span SecondOf(TimeSpan moment) =>
        Second(Math.Clamp((long)Math.Floor(moment.TotalSeconds), Closed + 1, Closed + OpenSeconds));
}
