using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cortico.Stack.Grafana.Files;

/// <summary>A YAML file, read into the same tree as JSON by YAML's core schema.</summary>
public sealed class YamlSource(string path, string name, ReadOnlyMemory<byte> text) : SourceFile(path, name, text)
{
    public override JsonNode Parse() =>
        ToJson(Root()) ?? throw new SyntaxException("no valid YAML: the file holds no document", null, new InvalidDataException("null"));

    public override SourcePosition? Locate(string jsonPath)
    {
        var node = Root();
        foreach (var segment in DocumentPath.Segments(jsonPath))
        {
            var next = node switch
            {
                YamlMappingNode mapping when mapping.Children.TryGetValue(new YamlScalarNode(segment), out var member) => member,
                YamlSequenceNode sequence when int.TryParse(segment, out var index) && index < sequence.Children.Count => sequence.Children[index],
                _ => null,
            };
            if (next is null) return null;
            node = next;
        }
        return new SourcePosition((int)node.Start.Line, (int)node.Start.Column);
    }

    private YamlNode Root()
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Encoding.UTF8.GetString(Text.Span)));
            return stream.Documents.Count == 1
                ? stream.Documents[0].RootNode
                : throw new SyntaxException($"no valid YAML: {stream.Documents.Count} documents where one is expected", null, new InvalidDataException("documents"));
        }
        catch (YamlException problem)
        {
            throw new SyntaxException($"no valid YAML: {problem.InnerException?.Message ?? problem.Message}", new SourcePosition((int)problem.Start.Line, (int)problem.Start.Column), problem);
        }
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value ?? "", ToJson(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
