namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>What the scheduler has done since the start.</summary>
internal sealed class EvaluationFigures
{
    private const int Kept = 10_000;
    private readonly TimeSpan[] _late = new TimeSpan[Kept];
    private long _evaluations;
    private long _begun;
    private long _dropped;
    private long _missedTicks;

    public long Evaluations => Interlocked.Read(ref _evaluations);

    /// <summary>Turns that a rule lost because its evaluation before still ran.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Moments that the whole scheduler came too late for.</summary>
    public long MissedTicks => Interlocked.Read(ref _missedTicks);

    /// <summary>How long after its moment an evaluation begins, 99 of 100 among the last ten thousand.</summary>
    public TimeSpan LateP99
    {
        get
        {
            var sorted = _late[..(int)Math.Min(Kept, Interlocked.Read(ref _begun))];
            Array.Sort(sorted);
            return sorted.Length == 0 ? TimeSpan.Zero : sorted[(int)Math.Ceiling(sorted.Length * 0.99) - 1];
        }
    }

    public void Begun(TimeSpan late) => _late[(Interlocked.Increment(ref _begun) - 1) % Kept] = late;

    public void Evaluated() => Interlocked.Increment(ref _evaluations);

    public void Drop() => Interlocked.Increment(ref _dropped);

    public void Miss(long ticks) => Interlocked.Add(ref _missedTicks, ticks);
}
