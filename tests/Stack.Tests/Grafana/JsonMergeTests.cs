using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Export;
using Cortico.Stack.Grafana.Files;
using CsCheck;

namespace Cortico.Stack.Tests.Grafana;

public sealed class JsonMergeTests
{
    private static readonly Gen<string> AnyName = Gen.Int[0, 4].Select(at => ((string[])["id", "refId", "title", "panels", "a"])[at]);

    private static readonly Gen<JsonNode?> AnyJson = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3 ? Scalar() : Gen.OneOf(
        Scalar(),
        inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
        Gen.Select(AnyName, inner).Array[0, 4].Select(members => (JsonNode?)new JsonObject(members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone()))))));

    [Fact]
    public void A_file_that_was_sent_as_it_is_becomes_what_Grafana_holds() => Gen.Select(AnyJson, AnyJson).Sample((file, stored) =>
    {
        var mine = new JsonObject { ["x"] = file?.DeepClone() };
        var theirs = new JsonObject { ["x"] = stored?.DeepClone() };

        var merged = new JsonMerge(_ => { }).Merge(mine, mine.DeepClone(), theirs)!;

        return JsonComparison.AreEqual(merged.ToElement(), theirs.ToElement());
    });

    [Fact]
    public void What_Grafana_holds_unchanged_leaves_the_file_alone() => AnyJson.Sample(stored =>
    {
        var mine = new JsonObject { ["x"] = "${DS_PROMETHEUS}", ["version"] = 5 };
        var sent = new JsonObject { ["x"] = stored?.DeepClone() };

        return new JsonMerge(_ => { }).Merge(mine, sent, sent.DeepClone())!.ToJsonString() == """{"x":"${DS_PROMETHEUS}","version":5}""";
    });

    [Fact]
    public void Order_and_words_of_the_file_stay_where_nothing_changed()
    {
        var mine = JsonNode.Parse("""{"z":1,"panels":[{"title":"A","id":1,"ds":"${X}"},{"id":2,"title":"B","ds":"${X}"}],"a":"${X}"}""")!;
        var sent = JsonNode.Parse("""{"z":1,"panels":[{"title":"A","id":1,"ds":"x"},{"id":2,"title":"B","ds":"x"}],"a":"x"}""")!;
        var theirs = JsonNode.Parse("""{"a":"x","new":true,"panels":[{"ds":"x","id":2,"title":"B!"},{"ds":"x","id":3,"title":"C"},{"ds":"x","id":1,"title":"A"}],"z":1}""")!;

        var merged = new JsonMerge(_ => { }).Merge(mine, sent, theirs)!;

        Assert.Equal("""{"z":1,"panels":[{"id":2,"title":"B!","ds":"${X}"},{"ds":"x","id":3,"title":"C"},{"title":"A","id":1,"ds":"${X}"}],"a":"${X}","new":true}""", merged.ToJsonString());
    }

    private static Gen<JsonNode?> Scalar() => Gen.Int[0, 5].Select(at => at switch
    {
        0 => (JsonNode?)null,
        1 => true,
        2 => "text",
        3 => 1.5,
        4 => 2,
        _ => "other",
    });
}
