namespace Cortico.LoadGenerator.Measuring;

/// <summary>What ended in a span of time.</summary>
internal sealed class Span
{
    public Tally Requests { get; } = new();

    /// <summary>Of iterations, from the intended start.</summary>
    public Latencies Latency { get; } = new();

    public void Add(Span other)
    {
        Requests.Add(other.Requests);
        Latency.Add(other.Latency);
    }

    public void Clear()
    {
        Requests.Clear();
        Latency.Clear();
    }
}
