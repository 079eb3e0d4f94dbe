namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Tells the scheduler that rules were written, so that they take effect at once.</summary>
internal sealed class RuleChanges : IDisposable
{
    private readonly SemaphoreSlim _told = new(0, 1);
    private readonly Lock _lock = new();

    public void Tell()
    {
        lock (_lock)
        {
            if (_told.CurrentCount == 0)
            {
                _told.Release();
            }
        }
    }

    /// <summary>Ends at the next change, or at once where there was one since the last wait.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _told.WaitAsync(cancellation);

    public void Dispose() => _told.Dispose();
}
