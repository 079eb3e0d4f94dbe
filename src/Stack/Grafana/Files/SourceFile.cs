using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Files;

/// <summary>A file of resources: its text, and where in it each part of the document stands.</summary>
public abstract class SourceFile
{
    protected SourceFile(string path, string name, ReadOnlyMemory<byte> text)
    {
        Path = path;
        Name = name;
        Text = text;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>As a user would type it.</summary>
    public string Name { get; }

    /// <summary>UTF-8, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>A fresh tree each time: it may be changed.</summary>
    /// <exception cref="SyntaxException">The text is no document.</exception>
    public abstract JsonNode Parse();

    /// <summary>Where the value at this path begins; null where the path is not in the file.</summary>
    public abstract SourcePosition? Locate(string jsonPath);

    public static async Task<SourceFile> ReadAsync(string path, string name, CancellationToken cancellation)
    {
        var text = await File.ReadAllBytesAsync(path, cancellation);
        var start = text is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        return System.IO.Path.GetExtension(path) is ".yaml" or ".yml"
            ? new YamlSource(path, name, text.AsMemory(start))
            : new JsonSource(path, name, text.AsMemory(start));
    }

    public override string ToString() => Name;
}
