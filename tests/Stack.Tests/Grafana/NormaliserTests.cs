using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;
using CsCheck;

namespace Cortico.Stack.Tests.Grafana;

public sealed class NormaliserTests
{
    private static readonly DataSource Own = new("prometheus", "Prometheus", "prometheus", "http://x", IsDefault: true, IsReadOnly: false);
    private static readonly DataSourceCatalog Catalog = new(Own, Own.Uid, [new("logs", "Logs", "loki", "", IsDefault: false, IsReadOnly: false)], IsComplete: true);
    private static readonly JsonSource File = new("/x.json", "x.json", default);

    private static readonly Gen<string?> AnyReference = OneOf<string?>(
        null, "null", "\"Prometheus\"", "\"Gone\"", "\"-- Mixed --\"", "\"default\"", """{"type":"prometheus","uid":"P1809F7CD0C75ACF3"}""", """{"type":"prometheus"}""",
        """{"uid":"logs"}""", """{"type":"loki","uid":"gone"}""", """{"type":"prometheus","uid":"${DS_A}"}""", """{"type":"__expr__","uid":"__expr__"}""");

    private static readonly Gen<JsonObject> AnyDashboard =
        from references in Gen.Select(AnyReference, AnyReference).Array[0, 5]
        from id in Gen.Bool
        from input in Gen.Bool
        select Dashboard(references, id, input);

    [Fact]
    public void Normalising_twice_changes_nothing_more() => AnyDashboard.Sample(dashboard =>
    {
        var once = Normalised(dashboard);
        return JsonNode.DeepEquals(once, Normalised(once));
    });

    [Fact]
    public void No_id_version_or_input_is_left() => AnyDashboard.Sample(dashboard =>
    {
        var model = Normalised(dashboard);
        return !model.ContainsKey("id") && !model.ContainsKey("version") && !model.ContainsKey("__inputs");
    });

    [Fact]
    public void A_rule_of_the_API_is_its_own_normal_form() =>
        Gen.Select(OneOf("10s", "90s", "1m30s", "0", "2h"), Gen.Bool, OneOf("", "x", "a$b")).Sample((duration, paused, label) =>
        {
            var rule = Examples.Rule("r", "R");
            (rule["for"], rule["isPaused"], rule["labels"]!["l"]) = (duration, paused, label);
            var once = RuleNormaliser.ToApi(rule, null);
            return JsonNode.DeepEquals(once, RuleNormaliser.ToApi(once, null));
        });

    [Theory]
    [InlineData("600s", "10m")]
    [InlineData("90s", "1m30s")]
    [InlineData("0", "0s")]
    [InlineData("25h", "25h")]
    [InlineData("24h", "1d")]
    [InlineData("1d", "1d")]
    [InlineData("1500ms", "1s500ms")]
    public void Durations_have_one_form(string text, string normal)
    {
        Assert.True(PromDuration.TryParse(text, out var duration));
        Assert.Equal(normal, PromDuration.Format(duration));
    }

    [Fact]
    public void Every_duration_reads_back() => Gen.Long[0, 400L * 24 * 3600 * 1000].Sample(milliseconds =>
        PromDuration.TryParse(PromDuration.Format(TimeSpan.FromMilliseconds(milliseconds)), out var back) && (long)back.TotalMilliseconds == milliseconds);

    [Theory]
    [InlineData("Alerts", "cortico-test-alerts")]
    [InlineData("Größe & Last", "cortico-test-gr-e-last")]
    [InlineData("A very long folder title that does not fit at all", "cortico-test-a-very-long-fo-0f4a25d0a1df")]
    public void A_uid_is_made_from_names(string title, string uid)
    {
        var made = Uid.From("cortico-test", title);

        Assert.True(Uid.IsValid(made));
        Assert.Equal(uid.Length == 40 ? uid[..28] : uid, uid.Length == 40 ? made[..28] : made);
    }

    [Fact]
    public void Every_uid_is_valid() => Gen.String.Array[1, 4].Sample(names => Uid.IsValid(Uid.From(names)));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static JsonObject Normalised(JsonObject model)
    {
        var copy = model.DeepClone().AsObject();
        new DashboardNormaliser(Catalog, new ProblemList()).Normalise(copy, File, new Replacements());
        return copy;
    }

    private static JsonObject Dashboard((string? Panel, string? Target)[] references, bool id, bool input)
    {
        var model = Examples.Dashboard("d");
        if (id) (model["id"], model["version"]) = (5, 3);
        if (input) model["__inputs"] = new JsonArray(new JsonObject { ["name"] = "DS_A", ["type"] = "datasource", ["pluginId"] = "prometheus" });
        var panels = new JsonArray();
        foreach (var (panel, target) in references)
        {
            var json = Examples.Panel(panels.Count, "P", "up");
            Set(json, panel);
            Set(json["targets"]![0]!.AsObject(), target);
            panels.Add(json);
        }
        model["panels"] = panels;
        return model;
    }

    private static void Set(JsonObject owner, string? reference)
    {
        owner.Remove("datasource");
        if (reference is not null) owner["datasource"] = JsonNode.Parse(reference);
    }
}
