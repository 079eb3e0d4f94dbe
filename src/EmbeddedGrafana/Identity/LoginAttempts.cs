using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>
/// Failed logins per user name, whether or not such a user exists: five within five minutes lock the name until the oldest is
/// five minutes old, the right password included.
/// </summary>
internal sealed class LoginAttempts(GrafanaSettings settings, TimeProvider time)
{
    private const int MostNames = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _failures = new(StringComparer.OrdinalIgnoreCase);

    public bool IsLocked(string login)
    {
        if (!settings.LockOut)
        {
            return false;
        }

        lock (_gate)
        {
            return Recent(login) is { } failures && failures.Count >= settings.LockOutAfter;
        }
    }

    /// <returns>When the name is open again; null where it is not locked.</returns>
    public DateTimeOffset? LockedUntil(string login)
    {
        lock (_gate)
        {
            return settings.LockOut && Recent(login) is { } failures && failures.Count >= settings.LockOutAfter ? failures.ElementAt(failures.Count - settings.LockOutAfter) + Window : null;
        }
    }

    public void Failed(string login)
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

            var failures = Recent(login) ?? (_failures[login] = new Queue<DateTimeOffset>());
            failures.Enqueue(time.GetUtcNow());
        }
    }

    public void Succeeded(string login)
    {
        lock (_gate)
        {
            _failures.Remove(login);
        }
    }

    private Queue<DateTimeOffset>? Recent(string login)
    {
        if (!_failures.TryGetValue(login, out var failures))
        {
            return null;
        }

        while (failures.TryPeek(out var oldest) && time.GetUtcNow() - oldest >= Window)
        {
            failures.Dequeue();
        }

        if (failures.Count == 0)
        {
            _failures.Remove(login);
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
