using System.Net;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>
/// Failed logins per user name, whether or not such a user exists. The fifth locks the name for five seconds, the right password
/// included, and each one after a lock for twice as long, up to two minutes: who guesses gets one try for each lock, and who merely
/// wants to keep the owner out never takes more than two minutes at a time. This machine and all others have a count each: nobody
/// out there locks out who sits here.
/// </summary>
internal sealed class LoginAttempts(GrafanaSettings settings, TimeProvider time)
{
    private const int MostNames = 10_000;
    private static readonly TimeSpan FirstLock = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(2);

    /// <summary>After so long without a failure a name begins anew.</summary>
    private static readonly TimeSpan Forgiven = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<LoginName, (int Count, DateTimeOffset Last)> _failures = [];

    public bool IsLocked(string login, IPAddress? from) => LockedUntil(login, from) is not null;

    /// <returns>When the name is open again; null where it is not locked.</returns>
    public DateTimeOffset? LockedUntil(string login, IPAddress? from)
    {
        if (!settings.LockOut)
        {
            return null;
        }

        lock (_gate)
        {
            var (count, last) = _failures.GetValueOrDefault(LoginName.Of(login, from));
            var until = count < settings.LockOutAfter ? DateTimeOffset.MinValue : last + LockAfter(count);
            return until > time.GetUtcNow() ? until : null;
        }
    }

    public void Failed(string login, IPAddress? from)
    {
        if (!settings.LockOut)
        {
            return;
        }

        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (_failures.Count >= MostNames)
            {
                Forget(now);
            }

            var key = LoginName.Of(login, from);
            var known = _failures.GetValueOrDefault(key);
            _failures[key] = (now - known.Last >= Forgiven ? 1 : known.Count + 1, now);
        }
    }

    public void Succeeded(string login, IPAddress? from)
    {
        lock (_gate)
        {
            _failures.Remove(LoginName.Of(login, from));
        }
    }

    private TimeSpan LockAfter(int count)
    {
        var doublings = Math.Min(count - settings.LockOutAfter, 10);
        return TimeSpan.FromTicks(Math.Min(FirstLock.Ticks << doublings, LongestLock.Ticks));
    }

    /// <summary>Made-up names must not fill the memory: the forgiven go, and if none is, the one that failed longest ago.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (name, _) in _failures.Where(entry => now - entry.Value.Last >= Forgiven).ToList())
        {
            _failures.Remove(name);
        }

        if (_failures.Count >= MostNames)
        {
            _failures.Remove(_failures.MinBy(entry => entry.Value.Last).Key);
        }
    }
}
