namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>What the scheduler has done since the start.</summary>
internal sealed class EvaluationFigures
{
    private long _evaluations;
    private long _dropped;
    private long _missedTicks;

    public long Evaluations => Interlocked.Read(ref _evaluations);

    /// <summary>Turns that a rule lost because its evaluation before still ran.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Moments that the whole scheduler came too late for.</summary>
    public long MissedTicks => Interlocked.Read(ref _missedTicks);

    public void Evaluated() => Interlocked.Increment(ref _evaluations);

    public void Drop() => Interlocked.Increment(ref _dropped);

    public void Miss(long ticks) => Interlocked.Add(ref _missedTicks, ticks);
}
