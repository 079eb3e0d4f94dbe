using System.Collections.Concurrent;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Tests;

/// <summary>Keeps what it is told, at once.</summary>
internal sealed class Progress(Action<LoadProgress>? told = null) : IProgress<LoadProgress>
{
    public ConcurrentQueue<LoadProgress> Seen { get; } = new();

    public void Report(LoadProgress value)
    {
        Seen.Enqueue(value);
        told?.Invoke(value);
    }
}
