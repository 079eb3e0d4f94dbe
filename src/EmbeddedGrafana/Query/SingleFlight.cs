using System.Collections.Concurrent;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>
/// Runs work of one key once for all who ask for it at the same moment. Nothing is kept afterwards. The work ends early when
/// everyone who waits for it has given up, and only then.
/// </summary>
internal sealed class SingleFlight<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Flight> _flights = new();

    /// <summary>How many have got what another's work brought.</summary>
    public long Shared => Interlocked.Read(ref _shared);

    private long _shared;

    /// <param name="key">Work of equal keys has the same result.</param>
    /// <param name="shareFor">How long ago the work may have begun for another to join it.</param>
    /// <param name="work">Gets a token of its own: the first caller's giving up must not take the result from the others.</param>
    /// <exception cref="OperationCanceledException">This caller gave up.</exception>
    public async Task<TValue> RunAsync(TKey key, TimeSpan shareFor, Func<CancellationToken, Task<TValue>> work, CancellationToken cancellation)
    {
        var flight = Join(key, shareFor, work);
        try
        {
            return await flight.Result.WaitAsync(cancellation);
        }
        finally
        {
            flight.Leave();
        }
    }

    private Flight Join(TKey key, TimeSpan shareFor, Func<CancellationToken, Task<TValue>> work)
    {
        Flight? own = null;
        while (true)
        {
            var isRunning = _flights.TryGetValue(key, out var running);
            if (isRunning && time.GetElapsedTime(running!.Began) <= shareFor && running.TryEnter())
            {
                Interlocked.Increment(ref _shared);
                own?.Dispose();
                return running;
            }

            // None, one from too long ago, or one that everyone has just left. Of several who come at once one begins the work.
            own ??= new Flight(time.GetTimestamp());
            if (isRunning ? _flights.TryUpdate(key, own, running!) : _flights.TryAdd(key, own))
            {
                own.Start(work, () => _flights.TryRemove(KeyValuePair.Create(key, own)));
                return own;
            }
        }
    }

    private sealed class Flight(long began) : IDisposable
    {
        private readonly CancellationTokenSource _abandoned = new();
        private readonly TaskCompletionSource<TValue> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _waiting = 1;
        private bool _landed;

        public long Began => began;

        public Task<TValue> Result => _result.Task;

        public bool TryEnter()
        {
            lock (_lock)
            {
                if (_waiting == 0)
                {
                    return false;
                }

                _waiting++;
                return true;
            }
        }

        public void Leave()
        {
            lock (_lock)
            {
                if (--_waiting == 0 && !_landed)
                {
                    _abandoned.Cancel();
                }
            }
        }

        public void Dispose() => _abandoned.Dispose();

        /// <summary>The task is not awaited here: its outcome goes to <see cref="Result"/>, whatever it is.</summary>
        public void Start(Func<CancellationToken, Task<TValue>> work, Action landed) => _ = RunAsync(work, landed);

        private async Task RunAsync(Func<CancellationToken, Task<TValue>> work, Action landed)
        {
            try
            {
                var value = await work(_abandoned.Token);
                landed();
                _result.SetResult(value);
            }
            catch (OperationCanceledException) when (_abandoned.IsCancellationRequested)
            {
                landed();
                _result.SetCanceled(_abandoned.Token);
            }
            catch (Exception error)
            {
                landed();
                _result.SetException(error);
            }
            finally
            {
                lock (_lock)
                {
                    _landed = true;
                    Dispose();
                }
            }
        }
    }
}
