namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;

/// <summary>Work that is done again and again. An error ends no more than its own turn: it is told, and the next turn tries again.</summary>
/// <param name="tell">Takes what went wrong.</param>
/// <param name="stopping">Work that this ends is no error.</param>
internal sealed class RecurringWork(TimeProvider time, Action<Exception> tell, CancellationToken stopping) : IAsyncDisposable
{
    private readonly List<ITimer> _timers = [];
    private readonly Lock _gate = new();
    private List<Task> _running = [];

    /// <summary>The turns that have not ended.</summary>
    public IReadOnlyList<Task> Running
    {
        get
        {
            lock (_gate)
            {
                return _running = [.. _running.Where(task => !task.IsCompleted)];
            }
        }
    }

    public void Every(TimeSpan interval, Func<Task> work) => _timers.Add(time.CreateTimer(_ => Begin(work), null, interval, interval));

    /// <summary>Begins no more turns; those that run go on.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var timer in _timers)
        {
            await timer.DisposeAsync();
        }
    }

    private void Begin(Func<Task> work)
    {
        var turn = RunAsync(work);
        lock (_gate)
        {
            _running = [.. _running.Where(task => !task.IsCompleted), turn];
        }
    }

    private async Task RunAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception error) when (error is Microsoft.Data.Sqlite.SqliteException or InvalidOperationException or ArgumentException or IOException)
        {
            tell(error);
        }
    }
}
