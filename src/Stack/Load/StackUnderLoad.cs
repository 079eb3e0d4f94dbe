using Cortico.Stack.Grafana.Api;

namespace Cortico.Stack.Load;

/// <summary>What watches the service that is loaded.</summary>
/// <param name="Observer">The server's side of the figures.</param>
/// <param name="Dashboards">Uids of those that are verified and annotated.</param>
public sealed record StackUnderLoad(ServerObserver Observer, GrafanaApi Grafana, IReadOnlyCollection<string> Dashboards);
