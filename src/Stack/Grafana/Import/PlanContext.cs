using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Import;

/// <summary>What every part of a plan needs.</summary>
internal sealed record PlanContext(GrafanaApi Api, GrafanaResources Resources, GrafanaState State, ImportRecord Record, ProblemList Problems)
{
    public string Project => Resources.Settings.Project;
}
