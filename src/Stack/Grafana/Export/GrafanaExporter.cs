using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Export;

/// <summary>
/// Writes what was edited in Grafana's page back into the files: only files that change, only what changed in them, and
/// never a secret. Nothing is deleted.
/// </summary>
public sealed class GrafanaExporter(GrafanaApi grafana)
{
    /// <exception cref="InvalidResourcesException">The files are broken: there is nothing to write into.</exception>
    /// <exception cref="GrafanaException">Grafana can't be reached or refuses the credentials.</exception>
    public async Task<ExportResult> ExportAsync(GrafanaResources resources, ImportScope scope, CancellationToken cancellation)
    {
        var state = await GrafanaState.ReadAsync(grafana, scope, cancellation);
        var problems = new ProblemList();
        var catalog = DataSourcePlan.For(resources, state.DataSources).Catalog;
        var (dashboards, groups) = new ResourcePreparation(resources, catalog, problems).Prepare(scope.HasFlag(ImportScope.Alerts) ? state.ContactPointNames : null);
        problems.ThrowIfAny();
        var files = new EditedFiles(resources.Folder, resources.Settings.Root ?? Path.GetDirectoryName(resources.Folder)!);
        if (scope.HasFlag(ImportScope.Dashboards)) await new DashboardExport(grafana, resources, files).RunAsync(dashboards, cancellation);
        if (scope.HasFlag(ImportScope.Alerts)) await new AlertingExport(grafana, resources, state, files).RunAsync(groups, cancellation);
        return new ExportResult(await files.SaveAsync(cancellation), [.. files.Notes]);
    }
}
