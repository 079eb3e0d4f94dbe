using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>A dashboard as someone has it open: its variables chosen, its panels in place.</summary>
/// <param name="Uid">The dashboard's uid.</param>
/// <param name="Model">As Grafana holds it.</param>
/// <param name="Window">What it looks at.</param>
/// <param name="Now">What its panels take for now.</param>
/// <param name="Panels">In their order; one that is repeated stands there once for each value.</param>
internal sealed record OpenDashboard(string Uid, JsonObject Model, TimeWindow Window, DateTimeOffset Now, ImmutableArray<PanelInstance> Panels)
{
    public string Title => Model.Text("title") ?? Uid;

    /// <summary>Opens it as the page does.</summary>
    /// <param name="window">What to look at; null for the dashboard's own time range up to now.</param>
    /// <returns>Null where Grafana has none of this uid.</returns>
    public static async Task<OpenDashboard?> FindAsync(GrafanaApi grafana, DataSources sources, string uid, TimeWindow? window, CancellationToken cancellation)
    {
        using var stored = await grafana.Dashboards.FindAsync(uid, cancellation);
        if (stored is null) return null;
        var model = JsonObject.Create(stored.Model.Clone())!;
        var now = window?.To ?? grafana.Time.GetUtcNow();
        var seen = window ?? TimeWindow.Of(model, now);
        var variables = await new VariableResolver(sources, new PrometheusReader(grafana)).ResolveAsync(model, seen, cancellation);
        return new OpenDashboard(uid, model, seen, now, [.. PanelInstance.Of(model, variables)]);
    }
}
