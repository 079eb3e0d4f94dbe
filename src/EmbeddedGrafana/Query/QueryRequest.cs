namespace Cortico.EmbeddedGrafana.Query;

/// <summary>A request whose queries all have a data source that can be asked.</summary>
/// <param name="From">Start of the range as the page sent it: milliseconds since 1970 or "now-1h".</param>
/// <param name="To">Its end.</param>
/// <param name="Now">What "now" means for all of its queries.</param>
internal sealed record QueryRequest(string From, string To, DateTimeOffset Now, IReadOnlyList<TargetedQuery> Queries);
