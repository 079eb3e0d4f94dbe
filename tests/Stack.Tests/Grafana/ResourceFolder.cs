using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Resources;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>A folder of Grafana files that a test fills.</summary>
public sealed class ResourceFolder : IDisposable
{
    public const string DataSource = """
        {"uid":"prometheus","name":"Prometheus","type":"prometheus","access":"proxy","url":"http://127.0.0.1:8001","isDefault":true,"jsonData":{"httpMethod":"POST","timeInterval":"5s"}}
        """;

    private readonly TemporaryFolder _root = new();

    public ResourceFolder() => Write("datasource.json", DataSource);

    public string Path => _root.File("grafana");

    public string RecordFile => _root.File("imported.json");

    public ResourceSettings Settings { get; init; } = new() { Project = "cortico-test", Folder = new ProjectFolder("cortico-test", "Cortico") };

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
    }

    public void Write(string name, JsonNode json) => Write(name, json.ToJsonString());

    public void Delete(string name) => System.IO.File.Delete(File(name));

    /// <summary>The seed's own dashboard and alert, as they were exported from another Grafana.</summary>
    public void AddSeed()
    {
        Write("dashboards/seed.json", Seed("dashboard.json"));
        Write("alerting/seed.json", Seed("grafana-alert-sample.json"));
    }

    public static string Seed(string name) => System.IO.File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Grafana", "Seed", name));

    public Task<GrafanaResources> LoadAsync() => GrafanaResources.LoadAsync(Path, Settings, TestContext.Current.CancellationToken);

    public void Dispose() => _root.Dispose();
}
