using System.Collections.Frozen;
using Cortico.EmbeddedGrafana.Query.Expressions;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>A request whose queries all have a data source that can be asked.</summary>
/// <param name="From">Start of the range as the page sent it: milliseconds since 1970 or "now-1h".</param>
/// <param name="To">Its end.</param>
/// <param name="Now">What "now" means for all of its queries.</param>
internal sealed record QueryRequest(string From, string To, DateTimeOffset Now, IReadOnlyList<TargetedQuery> Queries)
{
    /// <summary>The expressions among the queries, in their order.</summary>
    public IReadOnlyList<ExpressionSource> Expressions { get; init; } = [];

    /// <summary>References that expressions may use and that are not answered; without expressions the page leaves them out itself.</summary>
    public IReadOnlySet<string> Hidden { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether an answer of a moment ago for the same points of a range will do. It does for viewers; who asks the API gets what Prometheus says now.</summary>
    public bool SharesPoints { get; init; }
}
