namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>Sees to it that a rule is evaluated or reset by one at a time.</summary>
internal sealed class RuleTurn : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private int _evaluations;

    /// <returns>False while an evaluation runs or waits.</returns>
    public bool TryBegin() => Interlocked.CompareExchange(ref _evaluations, 1, 0) == 0;

    public void End() => Volatile.Write(ref _evaluations, 0);

    public async Task RunAsync(Func<Task> work, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            await work();
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
