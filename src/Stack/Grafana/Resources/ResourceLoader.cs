using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>Reads a folder of resources, file by file, in the order of their names.</summary>
internal sealed class ResourceLoader(string folder, ResourceSettings settings)
{
    private readonly string _folder = Path.GetFullPath(folder);
    private readonly ProblemList _problems = new();
    private readonly Placeholders _placeholders = new(settings.Variables);

    public async Task<GrafanaResources> LoadAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(_folder)) throw new StackException($"{_folder} is not there: it should hold the Grafana resources (datasource.json, dashboards/, alerting/).");
        var alerting = await ReadAlertingAsync(cancellation);
        return new GrafanaResources
        {
            Folder = _folder,
            Settings = settings,
            DataSource = await ReadDataSourceAsync(cancellation),
            Dashboards = await ReadDashboardsAsync(cancellation),
            RuleGroups = [.. alerting.Groups],
            Receivers = [.. alerting.Receivers],
            Policy = alerting.Policy,
            Problems = _problems.ToImmutable(),
        };
    }

    private async Task<DataSourceFile?> ReadDataSourceAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(_folder, "datasource.json");
        if (!File.Exists(path) || await ReadAsync(path, cancellation) is not { } file) return null;
        // Grafana's provisioning format wraps a list; its API takes the object alone.
        var body = file.Root.Items("datasources").FirstOrDefault() ?? file.Root as JsonObject;
        if (body is null)
        {
            _problems.Add(file.Source, "$", "a data source is a JSON object");
            return null;
        }
        _placeholders.Fill(body, file.Source, _problems);
        return new DataSourceFile(file.Source, body);
    }

    private async Task<ImmutableArray<DashboardFile>> ReadDashboardsAsync(CancellationToken cancellation)
    {
        var paths = FilesIn("dashboards", ".json").ToList();
        var dashboards = new DashboardFile?[paths.Count];
        await Parallel.ForAsync(0, paths.Count, cancellation, async (at, token) => dashboards[at] = await ReadDashboardAsync(paths[at], token));
        return [.. dashboards.OfType<DashboardFile>()];
    }

    private async Task<DashboardFile?> ReadDashboardAsync(string path, CancellationToken cancellation)
    {
        if (await ReadAsync(path, cancellation) is not { } file) return null;
        var shape = DashboardShape.Unwrap(file.Root);
        if (shape.Model is { } model)
            return new DashboardFile(file.Source, model.Text("uid") ?? "", model.Text("title") ?? "", [.. Panels.All(model).Select(panel => panel.Whole("id")).OfType<long>()]);
        _problems.Add(file.Source, "$", shape.Refusal!);
        return null;
    }

    private async Task<AlertingFiles> ReadAlertingAsync(CancellationToken cancellation)
    {
        var files = new AlertingFiles(settings.Project, _placeholders, _problems);
        foreach (var path in FilesIn("alerting", ".json", ".yaml", ".yml"))
            if (await ReadAsync(path, cancellation) is { } file) files.Add(file.Source, file.Root);
        return files;
    }

    private async Task<(SourceFile Source, JsonNode Root)?> ReadAsync(string path, CancellationToken cancellation)
    {
        var name = Path.GetRelativePath(settings.Root ?? Path.GetDirectoryName(_folder)!, path);
        SourceFile source;
        try
        {
            source = await SourceFile.ReadAsync(path, name, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _problems.Add(name, $"the file can't be read: {problem.Message}");
            return null;
        }
        try
        {
            return (source, source.Parse());
        }
        catch (SyntaxException problem)
        {
            _problems.Add(source, problem);
            return null;
        }
    }

    private IEnumerable<string> FilesIn(string name, params string[] extensions)
    {
        var path = Path.Combine(_folder, name);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)
            : [];
    }
}
