using System.Collections.Concurrent;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>
/// Runs work of one key once for all who ask for it at the same moment, or a little later where its result may be kept. The work
/// ends early when everyone who waits for it has given up, and only then.
/// </summary>
/// <param name="mostKept">Results that are kept at a time; those past it are dropped once they are handed out.</param>
internal sealed class SingleFlight<TKey, TValue>(TimeProvider time, int mostKept = 0)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Flight> _flights = new();

    /// <summary>How many have got what another's work brought, or had brought.</summary>
    public long Shared => Interlocked.Read(ref _shared);

    private long _shared;
    private int _kept;

    /// <param name="key">Work of equal keys has the same result.</param>
    /// <param name="shareFor">How long ago the work may have begun for another to join it.</param>
    /// <param name="keepFor">For how long a result is handed out after it came; zero for not at all.</param>
    /// <param name="work">Gets a token of its own: the first caller's giving up must not take the result from the others.</param>
    /// <exception cref="OperationCanceledException">This caller gave up.</exception>
    public async Task<TValue> RunAsync(TKey key, TimeSpan shareFor, Func<TValue, TimeSpan> keepFor, Func<CancellationToken, Task<TValue>> work, CancellationToken cancellation)
    {
        var flight = Join(key, shareFor, keepFor, work);
        try
        {
            return await flight.Result.WaitAsync(cancellation);
        }
        finally
        {
            flight.Leave();
        }
    }

    private Flight Join(TKey key, TimeSpan shareFor, Func<TValue, TimeSpan> keepFor, Func<CancellationToken, Task<TValue>> work)
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
                own.Start(work, value => Land(key, own, keepFor(value)), () => Remove(key, own));
                return own;
            }
        }
    }

    /// <summary>Keeps a result or forgets it, before anybody gets it: who has it and asks again is not to meet one that is about to go.</summary>
    private void Land(TKey key, Flight flight, TimeSpan keepFor)
    {
        if (keepFor <= TimeSpan.Zero || Interlocked.Increment(ref _kept) > mostKept)
        {
            if (keepFor > TimeSpan.Zero) Interlocked.Decrement(ref _kept);
            Remove(key, flight);
            return;
        }

        flight.Keep(time, keepFor, () =>
        {
            Interlocked.Decrement(ref _kept);
            Remove(key, flight);
        });
    }

    private void Remove(TKey key, Flight flight) => _flights.TryRemove(KeyValuePair.Create(key, flight));

    private sealed class Flight(long began) : IDisposable
    {
        private readonly CancellationTokenSource _abandoned = new();
        private readonly TaskCompletionSource<TValue> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _waiting = 1;
        private bool _landed;
        private bool _isKept;
        private ITimer? _end;

        public long Began => began;

        public Task<TValue> Result => _result.Task;

        public bool TryEnter()
        {
            lock (_lock)
            {
                if (_waiting == 0 && !_isKept)
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

        /// <summary>Lets others in though nobody waits any more, until <paramref name="ended"/>.</summary>
        public void Keep(TimeProvider time, TimeSpan keepFor, Action ended)
        {
            lock (_lock)
            {
                _isKept = true;
                _end = time.CreateTimer(
                    _ =>
                    {
                        ended();
                        _end?.Dispose();
                    },
                    null, keepFor, Timeout.InfiniteTimeSpan);
            }
        }

        /// <summary>The task is not awaited here: its outcome goes to <see cref="Result"/>, whatever it is.</summary>
        public void Start(Func<CancellationToken, Task<TValue>> work, Action<TValue> landed, Action failed) => _ = RunAsync(work, landed, failed);

        private async Task RunAsync(Func<CancellationToken, Task<TValue>> work, Action<TValue> landed, Action failed)
        {
            try
            {
                var value = await work(_abandoned.Token);
                landed(value);
                _result.SetResult(value);
            }
            catch (OperationCanceledException) when (_abandoned.IsCancellationRequested)
            {
                failed();
                _result.SetCanceled(_abandoned.Token);
            }
            catch (Exception error)
            {
                failed();
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
