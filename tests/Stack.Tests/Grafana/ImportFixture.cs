using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>A Grafana, a folder of files, and the import from one into the other.</summary>
public sealed class ImportFixture : IAsyncDisposable
{
    private ImportFixture(FakeGrafana grafana)
    {
        Grafana = grafana;
        Api = grafana.Connect();
    }

    public FakeGrafana Grafana { get; }

    public GrafanaApi Api { get; }

    public ResourceFolder Files { get; } = new();

    public IPromQlChecker? PromQl { get; set; }

    public GrafanaImporter Importer => new(Api, PromQl, new ImportOptions { RecordFile = Files.RecordFile });

    public static async Task<ImportFixture> StartAsync() => new(await FakeGrafana.StartAsync(TestContext.Current.CancellationToken));

    public async Task<ImportPlan> PlanAsync(ImportScope scope = ImportScope.All) => await Importer.PlanAsync(await Files.LoadAsync(), scope, TestContext.Current.CancellationToken);

    public async Task<ImportResult> ImportAsync(ImportScope scope = ImportScope.All) => await Importer.ApplyAsync(await PlanAsync(scope), null, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Files.Dispose();
        await Grafana.DisposeAsync();
    }
}
