namespace Cortico.Web.Faults;

/// <summary>
/// A fault that lasts: it runs beside the requests for a while, at most once at a time, and ends early when asked to
/// or when the app stops.
/// </summary>
/// <param name="name">As it reads in an answer, for example <c>memory</c>.</param>
public sealed class HeldFault(string name, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource? end;
    private Task running = Task.CompletedTask;

    public string Name => name;

    /// <param name="duration">How long it runs unless it is ended.</param>
    /// <param name="run">Starts the fault at once, and completes, everything freed, soon after the token is cancelled.</param>
    /// <returns>False when one is running already; nothing was started then.</returns>
    public async Task<bool> TryStartAsync(TimeSpan duration, Func<CancellationToken, Task> run)
    {
        Task started;
        lock (gate)
        {
            if (!running.IsCompleted)
                return false;
            end?.Dispose();
            end = new CancellationTokenSource(duration, time);
            started = running = run(end.Token);
        }

        // Done already means that it failed, and whoever asked for it should hear why.
        if (started.IsCompleted)
            await started;
        return true;
    }

    /// <summary>Ends the fault that runs, and returns when it is gone.</summary>
    /// <returns>False when none ran.</returns>
    public async Task<bool> EndAsync()
    {
        Task ending;
        lock (gate)
        {
            if (running.IsCompleted)
                return false;
            end!.Cancel();
            ending = running;
        }

        await ending;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        end?.Dispose();
    }
}
