namespace Cortico.EmbeddedGrafana.Query.Expressions.Values;

/// <summary>The times of a series; series share it where they can.</summary>
/// <param name="Milliseconds">Since 1970.</param>
/// <param name="Nanoseconds">What goes beyond the millisecond, one for each time; null where that is nothing.</param>
internal sealed record TimeAxis(long[] Milliseconds, int[]? Nanoseconds = null)
{
    public int Count => Milliseconds.Length;

    /// <summary>Every time is told apart by this.</summary>
    public (long Milliseconds, int Nanoseconds) this[int index] => (Milliseconds[index], Nanoseconds?[index] ?? 0);

    public bool SameAs(TimeAxis other) => ReferenceEquals(Milliseconds, other.Milliseconds) ? ReferenceEquals(Nanoseconds, other.Nanoseconds)
        : Milliseconds.AsSpan().SequenceEqual(other.Milliseconds) && Nanoseconds.AsSpan().SequenceEqual(other.Nanoseconds);
}
