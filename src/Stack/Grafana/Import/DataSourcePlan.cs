using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Import;

/// <summary>
/// Decides which data source is the project's own in this Grafana, and what must be done to it. Another's is never
/// changed, and the default is never taken from another.
/// </summary>
/// <param name="Catalog">All data sources, for references.</param>
/// <param name="Body">What to send; null where nothing is.</param>
/// <param name="Notes">What is done otherwise than the file says.</param>
internal sealed record DataSourcePlan(DataSourceCatalog Catalog, JsonObject? Body, ImmutableArray<string> Notes)
{
    private static readonly DataSource Unknown = new("prometheus", "Prometheus", DataSourceCatalog.Prometheus, "", IsDefault: false, IsReadOnly: false);

    /// <summary>Without asking Grafana: the file's.</summary>
    public static DataSourcePlan Offline(GrafanaResources resources) => resources.DataSource is { } file
        ? new DataSourcePlan(new DataSourceCatalog(Of(file), file.Uid, [], IsComplete: false), null, [])
        : new DataSourcePlan(new DataSourceCatalog(Unknown, Unknown.Uid, [], IsComplete: false), null, []);

    /// <exception cref="StackException">There is neither a file nor a Prometheus in Grafana.</exception>
    public static DataSourcePlan For(GrafanaResources resources, ImmutableArray<DataSource> existing)
    {
        if (resources.DataSource is not { } file) return new DataSourcePlan(Around(Adopted(existing, resources), existing), null, []);
        var notes = ImmutableArray.CreateBuilder<string>();
        var body = file.Body.DeepClone().AsObject();
        var known = existing.FirstOrDefault(source => source.Uid == file.Uid);
        if (known is { IsReadOnly: true }) return new DataSourcePlan(Around(known, existing), null, ["a file on Grafana's own disk provides this data source: it is used as it is"]);
        if (existing.FirstOrDefault(source => source.Name == file.Name && source.Uid != file.Uid) is { } namesake)
        {
            if (known is null && namesake.Type == file.Type && namesake.Url.TrimEnd('/') == file.Url.TrimEnd('/'))
                return new DataSourcePlan(Around(namesake, existing) with { DeclaredUid = file.Uid }, null, [$"Grafana has this data source already, under the uid \"{namesake.Uid}\": that one is used"]);
            body["name"] = $"{file.Name} ({resources.Settings.Project})";
            notes.Add($"Grafana has another data source named \"{file.Name}\" (uid \"{namesake.Uid}\", {namesake.Url}): ours is named \"{body.Text("name")}\"");
        }
        if (body.Flag("isDefault") == true && existing.FirstOrDefault(source => source.IsDefault && source.Uid != file.Uid) is { } other)
        {
            body["isDefault"] = false;
            notes.Add($"\"{other.Name}\" stays the default data source");
        }
        return new DataSourcePlan(Around(Of(file) with { Name = body.Text("name") ?? "" }, existing), body, notes.ToImmutable());
    }

    /// <summary>Compares with what is stored; members that the file leaves out don't count.</summary>
    public async Task<ResourceChange> ChangeAsync(PlanContext context, CancellationToken cancellation)
    {
        var file = context.Resources.DataSource;
        var change = new ResourceChange(ResourceKind.DataSource, ChangeAction.Unchanged, Catalog.Own.Uid, Catalog.Own.Name) { File = file?.Source.Name, Notes = Notes };
        if (Body is null) return change;
        var secrets = new DataSourceSecrets(Body, context.Record);
        var stored = await context.Api.DataSources.FindAsync(Catalog.Own.Uid, cancellation);
        if (stored is null) return change with { Action = ChangeAction.Create, Write = token => WriteAsync(context.Api.DataSources.CreateAsync(Body, token), secrets) };
        var wanted = Body.DeepClone().AsObject();
        wanted.Remove("secureJsonData");
        var differences = JsonComparison.Differences(Known(stored, wanted).ToElement(), wanted.ToElement(), ResourceChange.DifferenceLimit).AddRange(secrets.Differences(stored));
        return differences.IsEmpty ? change : change with
        {
            Action = ChangeAction.Update,
            Differences = differences,
            Write = token => WriteAsync(context.Api.DataSources.UpdateAsync(Catalog.Own.Uid, Body, token), secrets),
        };
    }

    private static async Task WriteAsync(Task write, DataSourceSecrets secrets)
    {
        await write;
        secrets.Remember();
    }

    private static JsonObject Known(JsonObject stored, JsonObject wanted) =>
        new(stored.Where(member => wanted.ContainsKey(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static DataSource Adopted(ImmutableArray<DataSource> existing, GrafanaResources resources)
    {
        var candidates = existing.Where(source => source.Type == DataSourceCatalog.Prometheus).ToList();
        return candidates.Find(source => source.IsDefault) ?? (candidates is [var only] ? only
            : throw new StackException($"{Path.Combine(resources.Folder, "datasource.json")} is not there, and Grafana has {(candidates.Count == 0 ? "no Prometheus data source" : $"{candidates.Count} Prometheus data sources, none of them the default")}. Write that file."));
    }

    private static DataSourceCatalog Around(DataSource own, ImmutableArray<DataSource> existing) =>
        new(own, own.Uid, [.. existing.Where(source => source.Uid != own.Uid)], IsComplete: true);

    private static DataSource Of(DataSourceFile file) => new(file.Uid, file.Name, file.Type, file.Url, file.Body.Flag("isDefault") ?? false, IsReadOnly: false);
}
