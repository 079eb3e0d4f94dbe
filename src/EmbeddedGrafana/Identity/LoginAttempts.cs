using System.Net;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>
/// Failed logins per user name, whether or not such a user exists: five within five minutes lock the name until the oldest is
/// five minutes old, the right password included. This machine and all others have a count each: nobody out there locks out who
/// sits here.
/// </summary>
internal sealed class LoginAttempts(GrafanaSettings settings, TimeProvider time)
{
    private const int MostNames = 10_000;
    private const int MostLetters = 200;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Name, bool Here), Queue<DateTimeOffset>> _failures = [];

    public bool IsLocked(string login, IPAddress? from)
    {
        if (!settings.LockOut)
        {
            return false;
        }

        lock (_gate)
        {
            return Recent(Key(login, from)) is { } failures && failures.Count >= settings.LockOutAfter;
        }
    }

    /// <returns>When the name is open again; null where it is not locked.</returns>
    public DateTimeOffset? LockedUntil(string login, IPAddress? from)
    {
        lock (_gate)
        {
            return settings.LockOut && Recent(Key(login, from)) is { } failures && failures.Count >= settings.LockOutAfter ? failures.ElementAt(failures.Count - settings.LockOutAfter) + Window : null;
        }
    }

    public void Failed(string login, IPAddress? from)
    {
        if (!settings.LockOut)
        {
            return;
        }

        lock (_gate)
        {
            if (_failures.Count >= MostNames)
            {
                Forget();
            }

            var key = Key(login, from);
            var failures = Recent(key) ?? (_failures[key] = new Queue<DateTimeOffset>());
            failures.Enqueue(time.GetUtcNow());
        }
    }

    public void Succeeded(string login, IPAddress? from)
    {
        lock (_gate)
        {
            _failures.Remove(Key(login, from));
        }
    }

    /// <summary>Of a name longer than any login only the beginning is kept: it is the caller's to choose and may be megabytes.</summary>
    private static (string Name, bool Here) Key(string login, IPAddress? from) => (
        (login.Length > MostLetters ? login[..MostLetters] : login).ToUpperInvariant(),
        from is not null && IPAddress.IsLoopback(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from));

    private Queue<DateTimeOffset>? Recent((string Name, bool Here) key)
    {
        if (!_failures.TryGetValue(key, out var failures))
        {
            return null;
        }

        while (failures.TryPeek(out var oldest) && time.GetUtcNow() - oldest >= Window)
        {
            failures.Dequeue();
        }

        if (failures.Count == 0)
        {
            _failures.Remove(key);
            return null;
        }

        return failures;
    }

    /// <summary>Made-up names must not fill the memory: the expired go, and if none is, the one that failed longest ago.</summary>
    private void Forget()
    {
        foreach (var name in _failures.Keys.ToList())
        {
            Recent(name);
        }

        if (_failures.Count >= MostNames)
        {
            _failures.Remove(_failures.MinBy(entry => entry.Value.Peek()).Key);
        }
    }
}
