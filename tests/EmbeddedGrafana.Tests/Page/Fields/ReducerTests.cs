using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Tests.Page.Fields;

public sealed class ReducerTests
{
    public static TheoryData<string> Recorded => [.. RecordedPage.Numbers.GetProperty("reducers").EnumerateObject().Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Every_reducer_brings_what_Grafana_s_brings(string name)
    {
        var recorded = RecordedPage.Numbers.GetProperty("reducers").GetProperty(name);
        var values = new NumberColumn([.. recorded.GetProperty("values").EnumerateArray().Select(RecordedPage.Number)]);
        var wrong = new List<string>();
        foreach (var result in recorded.GetProperty("results").EnumerateObject())
        {
            var (expected, actual) = (Text(result.Value), Text(Reducers.Reduce(values, result.Name)));
            if (expected != actual)
            {
                wrong.Add($"{result.Name}: {actual}, Grafana {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_reducer_has_the_name_that_Grafana_shows() => Assert.All(
        RecordedPage.Numbers.GetProperty("reducerNames").EnumerateObject(),
        reducer => Assert.Equal(reducer.Value.GetString(), Reducers.NameOf(reducer.Name)));

    [Fact]
    public void The_last_of_texts_is_a_text() => Assert.Equal("b", Reducers.Reduce(new TextColumn(["a", "b", null]), "lastNotNull"));

    /// <summary>In lists of values the record has null for NaN, as JSON does.</summary>
    private static string Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => Text(json.GetDouble()),
        JsonValueKind.String => json.GetString() == "undefined" ? "null" : json.GetString()!,
        JsonValueKind.Array => "[" + string.Join(',', json.EnumerateArray().Select(Text)) + "]",
        JsonValueKind.Null => "null",
        _ => json.GetRawText(),
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => Cortico.EmbeddedGrafana.Page.Numbers.JavaScriptNumber.ToText(number),
        List<object?> list => "[" + string.Join(',', list.Select(item => item is double.NaN ? "null" : Text(item))) + "]",
        _ => value.ToString()!,
    };
}
