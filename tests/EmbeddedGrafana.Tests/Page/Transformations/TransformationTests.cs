using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Transformations;

namespace Cortico.EmbeddedGrafana.Tests.Page.Transformations;

public sealed class TransformationTests
{
    public static TheoryData<string> Recorded => [.. RecordedPage.Transformations.GetProperty("transformations").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];

    public static TheoryData<string> RecordedNames => [.. RecordedPage.Transformations.GetProperty("displayNames").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Frames_come_out_as_from_Grafana(string name)
    {
        var recorded = RecordedPage.Transformations.GetProperty("transformations").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        var input = recorded.GetProperty("input").EnumerateArray().Select(RecordedFrames.Read).ToList();
        var unknown = new List<string>();

        var output = Pipeline.Run(input, recorded.GetProperty("transformations").EnumerateArray(), unknown);

        Assert.Empty(unknown);
        Assert.Equal(string.Join('\n', recorded.GetProperty("output").EnumerateArray().SelectMany(Expected)), string.Join('\n', Actual(output)));
    }

    [Theory]
    [MemberData(nameof(RecordedNames))]
    public void Series_get_the_names_that_Grafana_gives(string name)
    {
        var recorded = RecordedPage.Transformations.GetProperty("displayNames").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        var frames = recorded.GetProperty("frames").EnumerateArray().Select(RecordedFrames.Read).ToList();
        if (recorded.GetProperty("config") is { ValueKind: JsonValueKind.Array } configs)
        {
            frames = [.. frames.Select((frame, index) => frame with
            {
                Fields = [.. frame.Fields.Select(field => field.Type == FieldType.Time ? field : field with { DisplayName = configs[index].GetProperty("displayName").GetString() })],
            })];
        }

        var names = new SeriesNames(frames);
        Assert.Equal(
            recorded.GetProperty("names").EnumerateArray().Select(item => item.GetString()),
            frames.SelectMany(frame => frame.Fields.Where(field => field.Type != FieldType.Time).Select(field => names.Of(frame, field))));
    }

    [Fact]
    public void A_transformation_that_nobody_knows_is_named_and_left_out()
    {
        var unknown = new List<string>();
        var frames = new[] { new Frame("A", []) };

        var output = Pipeline.Run(frames, JsonElement.Parse("""[{"id": "somethingNew", "options": {}}]""").EnumerateArray(), unknown);

        Assert.Same(frames, output);
        Assert.Equal(["somethingNew"], unknown);
    }

    private static IEnumerable<string> Expected(JsonElement frame)
    {
        yield return $"frame {frame.GetProperty("refId").GetString()} {(frame.TryGetProperty("name", out var name) ? name.GetString() : "")}";
        foreach (var field in frame.GetProperty("fields").EnumerateArray())
        {
            var values = field.GetProperty("values").EnumerateArray().Select(value => value.ValueKind switch
            {
                JsonValueKind.Null => "null",
                JsonValueKind.Number => JavaScriptNumber.ToText(value.GetDouble()),
                _ => value.GetString(),
            });
            yield return $"{field.GetProperty("name").GetString()} [{field.GetProperty("displayName").GetString()}] {field.GetProperty("type").GetString()}: {string.Join('|', values)}";
        }
    }

    private static IEnumerable<string> Actual(IReadOnlyList<Frame> frames)
    {
        var names = new SeriesNames(frames);
        foreach (var frame in frames)
        {
            yield return $"frame {frame.RefId} {frame.Name}";
            foreach (var field in frame.Fields)
            {
                var values = Enumerable.Range(0, field.Values.Count).Select(row => field.Values.Text(row) ?? "null");
                yield return $"{field.Name} [{names.Of(frame, field)}] {Cortico.EmbeddedGrafana.Page.Fields.FieldMatchers.TypeName(field.Type)}: {string.Join('|', values)}";
            }
        }
    }
}
