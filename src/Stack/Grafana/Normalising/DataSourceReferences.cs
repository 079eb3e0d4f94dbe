using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Normalising;

/// <summary>
/// Points a document's data sources at ones that this Grafana has. An unknown Prometheus becomes the project's own; an
/// unknown source of another kind is a problem.
/// </summary>
internal sealed class DataSourceReferences(DataSourceCatalog catalog, SourceFile file, ProblemList problems, Replacements replacements)
{
    /// <summary>Rewrites <c>owner.datasource</c> in place.</summary>
    /// <param name="assumePrometheus">What to think of a reference that names no type.</param>
    public void Rewrite(JsonObject owner, bool assumePrometheus)
    {
        switch (owner["datasource"])
        {
            case JsonValue value when value.AsText() is { } name:
                if (name == "default") owner["datasource"] = Reference(catalog.Own);
                else if (!IsLeftAlone(name) && Resolve(value, name, assumePrometheus ? DataSourceCatalog.Prometheus : null) is { } found) owner["datasource"] = Reference(found);
                break;
            case JsonObject reference:
                RewriteObject(owner, reference, assumePrometheus);
                break;
        }
    }

    /// <summary>Sets the project's own where the document leaves it to "the default", which in this Grafana may be another one.</summary>
    public void SetOwn(JsonObject owner) => owner["datasource"] = Reference(catalog.Own);

    /// <summary>The uid to write for this uid (or name, of old); the same one where nothing fits, which is then a problem.</summary>
    /// <param name="type">Null where the document does not say.</param>
    public string UidFor(JsonNode at, string uid, string? type) => IsLeftAlone(uid) ? uid : Resolve(at, uid, type)?.Uid ?? uid;

    private void RewriteObject(JsonObject owner, JsonObject reference, bool assumePrometheus)
    {
        var type = reference.Text("type");
        if (reference.Text("uid") is not { Length: > 0 } uid)
        {
            if (type is null or DataSourceCatalog.Prometheus) owner["datasource"] = Reference(catalog.Own);
            return;
        }
        if (IsLeftAlone(uid) || Resolve(reference, uid, type ?? (assumePrometheus ? DataSourceCatalog.Prometheus : null)) is not { } found || found.Uid == uid) return;
        reference["uid"] = found.Uid;
        if (type is not null) reference["type"] = found.Type;
    }

    /// <summary>Built-in ones, and variables: the page or we fill those in later.</summary>
    private static bool IsLeftAlone(string uid) => DataSourceCatalog.IsBuiltIn(uid) || uid.Contains('$', StringComparison.Ordinal);

    private Api.DataSource? Resolve(JsonNode at, string uid, string? type)
    {
        if (catalog.Find(uid) is { } known) return known;
        if (type is not null && catalog.FindByType(type) is { } similar)
        {
            replacements.DataSource(uid, similar.Uid);
            return similar;
        }
        if (catalog.IsComplete || type is null)
            problems.Add(file, at, $"data source \"{uid}\"{(type is null ? "" : $" of type {type}")} is not in this Grafana{Known()}");
        return null;
    }

    private string Known() => $"; there are {string.Join(", ", catalog.Others.Prepend(catalog.Own).Select(source => $"\"{source.Uid}\" ({source.Type})"))}";

    private static JsonObject Reference(Api.DataSource source) => new() { ["type"] = source.Type, ["uid"] = source.Uid };
}
