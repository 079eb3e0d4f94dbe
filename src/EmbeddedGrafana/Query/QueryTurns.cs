using System.Collections.Concurrent;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>How many requests to data sources each user has under way: one user's flood must not take the server from the others.</summary>
internal sealed class QueryTurns(QueryLimits limits)
{
    private readonly ConcurrentDictionary<long, int> _running = new();

    /// <returns>False where the user has as many under way as one may; else <see cref="End"/> must follow.</returns>
    public bool TryBegin(long user)
    {
        if (_running.AddOrUpdate(user, 1, (_, running) => running + 1) <= limits.RequestsPerUser)
        {
            return true;
        }

        End(user);
        return false;
    }

    public void End(long user) => _running.AddOrUpdate(user, 0, (_, running) => running - 1);
}
