using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Export;

/// <summary>The files that an export changes: each read as it is written, changed in its tree, and saved once.</summary>
internal sealed class EditedFiles(string folder, string root)
{
    private readonly Dictionary<string, (SourceFile Source, JsonNode Tree, string Before)> _opened = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonNode> _added = new(StringComparer.Ordinal);

    public List<string> Notes { get; } = [];

    /// <summary>The node of the file itself, placeholders and all, that stands where this one does.</summary>
    public JsonNode? NodeLike(SourceFile source, JsonNode node)
    {
        if (!_opened.TryGetValue(source.Path, out var opened))
        {
            var tree = source.Parse();
            _opened[source.Path] = opened = (source, tree, tree.ToJsonString());
        }
        return DocumentPath.Segments(node.GetPath()).Aggregate<string, JsonNode?>(opened.Tree, (at, segment) => at switch
        {
            JsonObject members => members[segment],
            JsonArray items when int.TryParse(segment, out var index) && index < items.Count => items[index],
            _ => null,
        });
    }

    public bool IsWritable(SourceFile source)
    {
        if (source is JsonSource) return true;
        Notes.Add($"{source.Name} is YAML, which is not written back; take the change over by hand");
        return false;
    }

    /// <summary>A file that is not there yet; a number is put behind its name where that is taken.</summary>
    public void Add(string subfolder, string name, JsonNode content)
    {
        var path = Path.Combine(folder, subfolder, $"{name}.json");
        for (var number = 2; File.Exists(path) || _added.ContainsKey(path); number++) path = Path.Combine(folder, subfolder, $"{name}-{number}.json");
        _added[path] = content;
    }

    public async Task<ImmutableArray<ExportedFile>> SaveAsync(CancellationToken cancellation)
    {
        var written = ImmutableArray.CreateBuilder<ExportedFile>();
        foreach (var (source, tree, before) in _opened.Values.OrderBy(opened => opened.Source.Name, StringComparer.Ordinal))
        {
            if (tree.ToJsonString() == before) continue;
            await WriteAsync(source.Path, tree, Indentation(source.Text.Span), cancellation);
            written.Add(new ExportedFile(source.Name, IsNew: false));
        }
        foreach (var (path, tree) in _added)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await WriteAsync(path, tree, 2, cancellation);
            written.Add(new ExportedFile(Path.GetRelativePath(root, path), IsNew: true));
        }
        return written.ToImmutable();
    }

    /// <summary>As wide as the file's first indented line; two where it has none.</summary>
    private static int Indentation(ReadOnlySpan<byte> text)
    {
        var line = text.IndexOf((byte)'\n');
        if (line < 0) return 2;
        var rest = text[(line + 1)..];
        return rest.IndexOfAnyExcept((byte)' ') is > 0 and <= 8 and var width ? width : 2;
    }

    private static async Task WriteAsync(string path, JsonNode tree, int indentation, CancellationToken cancellation)
    {
        var format = new JsonSerializerOptions { WriteIndented = true, IndentSize = indentation, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var part = $"{path}.part";
        await File.WriteAllTextAsync(part, tree.ToJsonString(format) + "\n", cancellation);
        File.Move(part, path, overwrite: true);
    }
}
