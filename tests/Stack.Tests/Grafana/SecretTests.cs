using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Tests.Grafana;

public sealed class SecretTests
{
    [Fact]
    public async Task A_secret_is_sent_once_again_when_it_changes_and_never_shown()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("alerting/points.json", WithPassword("first-secret"));
        await import.ImportAsync();
        import.Grafana.Forget();

        Assert.Equal(0, (await import.ImportAsync()).Updated);
        Assert.Empty(import.Grafana.Writes);

        import.Files.Write("alerting/points.json", WithPassword("second-secret"));
        var plan = await import.PlanAsync();
        Assert.Equal(["settings.password: (a secret) → (a secret)"], plan.Changes.Single(change => change.Action == ChangeAction.Update).Differences.Select(difference => difference.ToString()));
        await import.Importer.ApplyAsync(plan, null, TestContext.Current.CancellationToken);
        Assert.Equal("second-secret", import.Grafana.Store.Alerting.Receivers[0]["settings"]!["password"]!.GetValue<string>());
        Assert.Equal(0, (await import.ImportAsync()).Updated);

        var record = await File.ReadAllTextAsync(import.Files.RecordFile, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("-secret", record, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(import.Files.RecordFile));
    }

    [Fact]
    public async Task A_secret_in_a_nested_setting_is_known_too()
    {
        await using var import = await ImportFixture.StartAsync();
        var points = Examples.ContactPoints(Examples.Webhook("hook"));
        points["contactPoints"]![0]!["receivers"]![0]!["settings"]!["hmacConfig"] = new JsonObject { ["secret"] = "shh", ["timestampHeader"] = "X-Time" };
        import.Files.Write("alerting/points.json", points);
        await import.ImportAsync();
        import.Grafana.Forget();

        Assert.Equal(0, (await import.ImportAsync()).Updated);
        Assert.Empty(import.Grafana.Writes);
    }

    [Fact]
    public async Task A_secret_newly_added_is_not_shown_either()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("hook")));
        await import.ImportAsync();
        import.Files.Write("alerting/points.json", WithPassword("hunter2"));

        var plan = await import.PlanAsync();

        Assert.Equal(["settings.username: (absent) → \"u\"", "settings.password: (absent) → (a secret)"], plan.Changes.Single(change => change.Action == ChangeAction.Update).Differences.Select(difference => difference.ToString()));
    }

    [Fact]
    public async Task Grafanas_word_for_a_secret_keeps_the_stored_one_and_can_not_make_one()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("alerting/points.json", WithPassword("real"));
        await import.ImportAsync();
        import.Files.Write("alerting/points.json", WithPassword("[REDACTED]"));
        Assert.Equal(0, (await import.ImportAsync()).Updated);

        import.Grafana.Store.Alerting.Receivers.Clear();
        var problem = await Assert.ThrowsAsync<InvalidResourcesException>(() => import.PlanAsync());
        Assert.Contains("write ${NAME} and set that variable", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Placeholders_are_filled_from_given_variables_and_templates_are_left_alone()
    {
        using var files = new ResourceFolder { Settings = new ResourceSettings { Project = "p", Folder = new ProjectFolder("p", "P"), Variables = new Dictionary<string, string> { ["HOOK"] = "http://given/x" } } };
        var points = Examples.ContactPoints(Examples.Webhook("hook", "${HOOK:-http://default/}"));
        points["contactPoints"]![0]!["receivers"]![0]!["settings"]!["message"] = "{{ len .Alerts }} ${lower} $HOOK";
        files.Write("alerting/points.json", points);

        var receiver = Assert.Single((await files.LoadAsync()).Receivers);

        Assert.Equal("http://given/x", receiver.Settings.Text("url"));
        Assert.Equal("{{ len .Alerts }} ${lower} $HOOK", receiver.Settings.Text("message"));
    }

    [Fact]
    public async Task A_secret_of_the_data_source_is_sent_once()
    {
        await using var import = await ImportFixture.StartAsync();
        var source = JsonNode.Parse(ResourceFolder.DataSource)!.AsObject();
        source["basicAuth"] = true;
        source["secureJsonData"] = new JsonObject { ["basicAuthPassword"] = "p1" };
        import.Files.Write("datasource.json", source);
        await import.ImportAsync();
        import.Grafana.Forget();
        Assert.False((await import.PlanAsync()).HasChanges);

        source["secureJsonData"]!["basicAuthPassword"] = "p2";
        import.Files.Write("datasource.json", source);
        Assert.Equal(["secureJsonData.basicAuthPassword: [REDACTED] → (a secret)"], (await import.PlanAsync()).Changes[0].Differences.Select(difference => difference.ToString()));
        await import.ImportAsync();
        Assert.Equal("p2", import.Grafana.Store.DataSources.Secrets["prometheus/basicAuthPassword"]);
    }

    private static JsonObject WithPassword(string password)
    {
        var points = Examples.ContactPoints(Examples.Webhook("hook"));
        points["contactPoints"]![0]!["receivers"]![0]!["settings"]!["username"] = "u";
        points["contactPoints"]![0]!["receivers"]![0]!["settings"]!["password"] = password;
        return points;
    }
}
