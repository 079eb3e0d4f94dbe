using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Files;

/// <summary>A JSON file. Positions are looked up only when a problem is to be shown, by reading the text once more.</summary>
public sealed class JsonSource(string path, string name, ReadOnlyMemory<byte> text) : SourceFile(path, name, text)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    public override JsonNode Parse()
    {
        try
        {
            return JsonNode.Parse(Text.Span, documentOptions: Strict) ?? throw new JsonException("The file holds null.", null, 0, 0);
        }
        catch (JsonException problem)
        {
            var position = problem.LineNumber is { } line ? new SourcePosition((int)line + 1, Column((int)line, (int)(problem.BytePositionInLine ?? 0))) : null;
            throw new SyntaxException($"no valid JSON: {Reason(problem)}", position, problem);
        }
    }

    public override SourcePosition? Locate(string jsonPath)
    {
        var wanted = DocumentPath.Segments(jsonPath);
        var reader = new Utf8JsonReader(Text.Span, new JsonReaderOptions { MaxDepth = 256 });
        if (!reader.Read()) return null;
        foreach (var segment in wanted)
            if (!Descend(ref reader, segment)) return null;
        return PositionOf((int)reader.TokenStartIndex);
    }

    /// <summary>Moves from the start of a value to the start of its member or element.</summary>
    private static bool Descend(ref Utf8JsonReader reader, string segment)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals(segment);
                reader.Read();
                if (found) return true;
                reader.Skip();
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            for (var at = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; at++)
            {
                if (at == index) return true;
                reader.Skip();
            }
        }
        return false;
    }

    private SourcePosition PositionOf(int offset)
    {
        var before = Text.Span[..offset];
        return new SourcePosition(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    /// <summary>Columns are characters; the reader counts bytes.</summary>
    private int Column(int line, int bytes)
    {
        var rest = Text.Span;
        for (var at = 0; at < line && rest.IndexOf((byte)'\n') is var end and >= 0; at++) rest = rest[(end + 1)..];
        return Encoding.UTF8.GetCharCount(rest[..Math.Min(bytes, rest.Length)]) + 1;
    }

    /// <summary>The reader's words without its own account of the position, which we give ourselves.</summary>
    private static string Reason(JsonException problem)
    {
        var end = problem.Message.IndexOf(" Path:", StringComparison.Ordinal);
        if (end < 0) end = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? problem.Message : problem.Message[..end];
    }
}
