using System.Collections.Immutable;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>The web app's counters as they stood at a scrape that lies after everything that was asked of the app before.</summary>
/// <param name="At">Moment of the latest of the scrapes.</param>
/// <param name="Instances">All that were scraped.</param>
/// <param name="Counters">The raw counters, one point each.</param>
/// <param name="Hits">The counter in Redis; null where nobody could say.</param>
public sealed record ServerSnapshot(DateTimeOffset At, ImmutableArray<WebInstance> Instances, ImmutableArray<PrometheusSeries> Counters, double? Hits);
