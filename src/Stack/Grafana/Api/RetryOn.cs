namespace Cortico.Stack.Grafana.Api;

/// <summary>Which answers of one call are worth asking again for. A refusal (400, 401, 403, 412) never is.</summary>
public enum RetryOn
{
    /// <summary>Connection errors, 429, 500, 502, 503, 504 and a plugin that is not loaded yet.</summary>
    Trouble,

    /// <summary>As <see cref="Trouble"/> without 500: a query that Grafana can't work out is answered with 500 each time.</summary>
    Overload,

    /// <summary>As <see cref="Trouble"/> and 409: contact points, policies and rules share one document with an optimistic lock.</summary>
    TroubleOrConflict,

    /// <summary>Ask once.</summary>
    Nothing,
}
