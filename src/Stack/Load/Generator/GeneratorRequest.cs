using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>All that the generator is told: the first line of its standard input.</summary>
/// <param name="Engine">See <see cref="LoadEngineName"/>.</param>
/// <param name="Target">The web app's root.</param>
/// <param name="Grafana">Null where no scenario needs it.</param>
/// <param name="Dashboards">Uids that "viewers" open in turn.</param>
public sealed record GeneratorRequest(string Engine, LoadPlan Plan, Uri Target, GrafanaAccess? Grafana, ImmutableArray<string> Dashboards);
