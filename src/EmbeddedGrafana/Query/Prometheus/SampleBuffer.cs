using System.Buffers;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>Collects the samples of one series after the other in rented arrays, so that only arrays of the final length are allocated.</summary>
internal sealed class SampleBuffer : IDisposable
{
    private long[] _times = ArrayPool<long>.Shared.Rent(1024);
    private double[] _values = ArrayPool<double>.Shared.Rent(1024);
    private int _count;

    public void Clear() => _count = 0;

    public void Add(long time, double value)
    {
        if (_count == Math.Min(_times.Length, _values.Length))
        {
            _times = Grow(_times);
            _values = Grow(_values);
        }

        _times[_count] = time;
        _values[_count++] = value;
    }

    /// <param name="previous">Times of the series before, taken over where they are the same: a dashboard's series mostly share them.</param>
    public (long[] Times, double[] Values) ToArrays(long[] previous)
    {
        var times = _times.AsSpan(0, _count);
        return (times.SequenceEqual(previous) ? previous : times.ToArray(), _values.AsSpan(0, _count).ToArray());
    }

    public void Dispose()
    {
        ArrayPool<long>.Shared.Return(_times);
        ArrayPool<double>.Shared.Return(_values);
    }

    private T[] Grow<T>(T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(array.Length * 2);
        array.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        return larger;
    }
}
