using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>
/// Passwords for one name are checked one after another: whoever guesses many at the same moment meets the lock that the first
/// of them brought about. Who comes when too many wait is sent away, so that nobody waits for long.
/// </summary>
internal sealed class LoginTurns
{
    /// <summary>Checks that wait or run, of all names; a check takes about a tenth of a second of a core.</summary>
    public const int Most = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<LoginName, Turn> _turns = [];
    private int _present;

    /// <exception cref="GrafanaErrorException">Too many wait.</exception>
    public async Task<T> RunAsync<T>(LoginName name, Func<Task<T>> check, CancellationToken cancellation)
    {
        var turn = Enter(name) ?? throw GrafanaError.TooMany("Too many logins are being checked. Try again in a second.").ToException();
        try
        {
            return await turn.RunAsync(check, cancellation);
        }
        finally
        {
            Leave(name, turn);
        }
    }

    private Turn? Enter(LoginName name)
    {
        lock (_gate)
        {
            if (_present == Most)
            {
                return null;
            }

            _present++;
            if (!_turns.TryGetValue(name, out var turn))
            {
                _turns[name] = turn = new Turn();
            }

            turn.Present++;
            return turn;
        }
    }

    private void Leave(LoginName name, Turn turn)
    {
        lock (_gate)
        {
            _present--;
            if (--turn.Present == 0)
            {
                _turns.Remove(name);
                turn.Dispose();
            }
        }
    }

    private sealed class Turn : IDisposable
    {
        private readonly SemaphoreSlim _one = new(1);

        public int Present { get; set; }

        public async Task<T> RunAsync<T>(Func<Task<T>> check, CancellationToken cancellation)
        {
            await _one.WaitAsync(cancellation);
            try
            {
                return await check();
            }
            finally
            {
                _one.Release();
            }
        }

        public void Dispose() => _one.Dispose();
    }
}
