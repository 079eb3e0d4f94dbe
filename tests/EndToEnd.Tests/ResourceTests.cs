using System.Diagnostics;
using Cortico.Stack.Engines;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>Dashboards and alerts, from files into the Grafana of a stack that runs, and what their panels show there.</summary>
public abstract class ResourceTests : IDisposable
{
    private readonly GrafanaFolder _files = new();
    private readonly StackUnderTest _stack;

    protected ResourceTests(StackUnderTest stack)
    {
        _stack = stack;
        stack.RequireEngine();
    }

    public void Dispose()
    {
        _files.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_panel_has_data_after_some_requests()
    {
        await _stack.HitAsync();

        var verify = await Eventually.GetAsync(() => _stack.RunAsync("Verify"), result => result.Succeeded, TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);

        Assert.Contains("Every panel shows data", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_Prometheus_stopped_Verify_fails_and_names_every_panel_with_the_reason()
    {
        await _stack.KillAsync(ServiceName.Prometheus);

        var verify = await _stack.RunAsync("Verify");
        var up = await _stack.RunAsync("Up");

        Assert.False(verify.Succeeded);
        Assert.Contains("queries show nothing", verify.Error, StringComparison.Ordinal);
        Assert.Contains("can't be reached", verify.Output, StringComparison.Ordinal);
        Assert.True(up.Succeeded, up.Complaint);
    }

    [Theory]
    [InlineData("dashboards/broken.json", "{\n  \"uid\": \"x\",\n  \"title\": oops\n}", "broken.json:3")]
    [InlineData("dashboards/nameless.json", "{ \"title\": \"No uid\", \"panels\": [] }", "nameless.json:1")]
    [InlineData("dashboards/twice.json", "{ \"uid\": \"cortico-web\", \"title\": \"Twice\", \"panels\": [] }", "cortico-web")]
    [InlineData("alerting/rules/bad.json", "{ \"apiVersion\": 1, \"groups\": [ { \"name\": \"g\", \"folder\": \"Cortico\", \"interval\": \"7s\", \"rules\": [] } ] }", "7s")]
    public async Task A_broken_file_is_refused_with_its_place_and_nothing_is_written(string name, string content, string said)
    {
        var before = await SavedAsync();
        _files.Write(name, content);
        _files.Write("dashboards/fine.json", "{ \"uid\": \"fine\", \"title\": \"Fine\", \"panels\": [] }");

        var up = await _stack.RunAsync("Up", _files.Argument);

        Assert.False(up.Succeeded);
        Assert.Contains(said, up.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was written to Grafana", up.Error, StringComparison.Ordinal);
        Assert.Equal(before, await SavedAsync());
    }

    [Fact]
    public async Task A_broken_query_is_refused_with_the_words_of_Prometheus()
    {
        var before = await SavedAsync();
        _files.Write("dashboards/query.json", """
            { "uid": "query", "title": "Query", "panels": [ { "id": 1, "type": "stat", "title": "Bad", "gridPos": { "x": 0, "y": 0, "w": 6, "h": 4 },
              "targets": [ { "refId": "A", "expr": "rate(up[5m" } ] } ] }
            """);

        var import = await _stack.RunAsync("ImportDashboards", _files.Argument);

        Assert.False(import.Succeeded);
        Assert.Contains("PromQL", import.Error, StringComparison.Ordinal);
        Assert.Equal(before, await SavedAsync());
    }

    [Fact]
    public async Task The_seeds_own_dashboard_and_alert_import_as_they_are_and_Verify_names_the_panels_without_series()
    {
        var seed = Path.Combine(AppContext.BaseDirectory, "Seed");
        _files.Write("dashboards/seed.json", await File.ReadAllTextAsync(Path.Combine(seed, "dashboard.json"), TestContext.Current.CancellationToken));
        _files.Write("alerting/rules/seed.json", await File.ReadAllTextAsync(Path.Combine(seed, "grafana-alert-sample.json"), TestContext.Current.CancellationToken));

        var up = await _stack.RunAsync("Up", _files.Argument);
        var verify = await _stack.RunAsync("Verify", _files.Argument);
        var clean = await _stack.RunAsync("Up");

        Assert.True(up.Succeeded, up.Complaint);
        Assert.Contains("Cortico-Test Monitoring Dashboard", up.Output, StringComparison.Ordinal);
        Assert.False(verify.Succeeded);
        Assert.Contains("flask_http_request_duration_seconds_count", verify.Output, StringComparison.Ordinal);
        Assert.True(clean.Succeeded, clean.Complaint);
        Assert.Contains("pruned", clean.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_hundred_dashboards_are_compared_soon_and_pruned()
    {
        for (var n = 0; n < 500; n++)
            _files.Write($"dashboards/many/{n}.json", $$"""
                { "uid": "many-{{n}}", "title": "Many {{n}}", "panels": [ { "id": 1, "type": "stat", "title": "Up", "gridPos": { "x": 0, "y": 0, "w": 6, "h": 4 },
                  "datasource": { "type": "prometheus", "uid": "prometheus" }, "targets": [ { "refId": "A", "expr": "up" } ] } ] }
                """);

        var first = await _stack.RunAsync("ImportDashboards", _files.Argument);
        var watch = Stopwatch.StartNew();
        var second = await _stack.RunAsync("ImportDashboards", _files.Argument);
        var took = watch.Elapsed;
        var clean = await _stack.RunAsync("ImportDashboards");

        Assert.True(first.Succeeded, first.Complaint);
        Assert.Contains("created 500", first.Output, StringComparison.Ordinal);
        Assert.Contains("created 0, updated 0", second.Output, StringComparison.Ordinal);
        // Two seconds by itself; the other engine's tests want the cores too. Stack.Tests measure what it costs the processor.
        Assert.True(took < TimeSpan.FromSeconds(60), $"the second import took {took.TotalSeconds:0.0} s");
        Assert.Contains("pruned 500", clean.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_and_named()
    {
        var plan = await _stack.RunAsync("Plan", $"--grafana-url={_stack.Ports.Grafana}", "--grafana-password=wrong");

        Assert.False(plan.Succeeded);
        Assert.Contains("401", plan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_writes_nothing_and_says_what_would_change()
    {
        var before = await SavedAsync();
        _files.Write("dashboards/new.json", "{ \"uid\": \"new\", \"title\": \"New one\", \"panels\": [] }");

        var plan = await _stack.RunAsync("Plan", _files.Argument);

        Assert.True(plan.Succeeded, plan.Complaint);
        Assert.Contains("New one", plan.Output, StringComparison.Ordinal);
        Assert.Equal(before, await SavedAsync());
    }

    /// <summary>Every dashboard with its version, which rises with each write.</summary>
    private async Task<string> SavedAsync()
    {
        var uids = (await _stack.GrafanaAsync("/api/search?type=dash-db")).EnumerateArray().Select(d => d.GetProperty("uid").GetString()!).Order().ToList();
        var versions = await Task.WhenAll(uids.Select(async uid => (await _stack.GrafanaAsync($"/api/dashboards/uid/{uid}")).GetProperty("dashboard").GetProperty("version").GetInt64()));
        return string.Join(' ', uids.Zip(versions));
    }
}
