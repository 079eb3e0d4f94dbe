using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Alerting.Templating;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Dashboards;
using Cortico.EmbeddedGrafana.Folders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

/// <summary>A whole server with three rules that were evaluated once; its own scheduler is off.</summary>
public sealed class RuleStateGrafana : IAsyncLifetime
{
    public static DateTimeOffset At { get; } = new(2026, 11, 22, 17, 53, 20, TimeSpan.Zero);

    internal ScriptedEvaluator Evaluator { get; } = new();

    public TestGrafana Grafana { get; } = new() { Variables = { ["GF_UNIFIED_ALERTING_EXECUTE_ALERTS"] = "false" } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Grafana.InitializeAsync();
        await Grafana.SendAsync(HttpMethod.Post, "/api/folders", """{"uid": "build", "title": "Build"}""", Cancellation);
        foreach (var group in new[] { "a", "b", "c" })
        {
            await PutAsync(AlertRoom.Rule(group, title: "Rule " + group));
            Evaluator.Rules[group] = _ => [.. Enumerable.Range(0, 3).Select(number => ScriptedEvaluator.Series(number == 0 && group != "c", 1, ("job", $"{group}{number}")))];
        }

        await EvaluateAsync(At);
    }

    /// <summary>Writes a group of one rule with the same name.</summary>
    public async Task PutAsync(JsonObject rule)
    {
        var body = new JsonObject { ["interval"] = 10, ["rules"] = new JsonArray(rule) };
        var (status, _) = await Grafana.SendAsync(HttpMethod.Put, $"/api/v1/provisioning/folder/build/rule-groups/{rule["uid"]}", body.ToJsonString(), Cancellation, ("X-Disable-Provenance", "true"));
        Assert.Equal(200, status);
    }

    public ValueTask DisposeAsync() => Grafana.DisposeAsync();

    /// <summary>Evaluates every rule as of a moment.</summary>
    public async Task EvaluateAsync(DateTimeOffset at)
    {
        var services = Grafana.Services;
        var settings = new EvaluationSettings { Attempts = 1, Spread = false };
        var evaluation = new RuleEvaluation(
            Evaluator, new RecordingSink(), services.GetRequiredService<StateBook>(), services.GetRequiredService<AlertStateStore>(), services.GetRequiredService<DashboardStore>(),
            services.GetRequiredService<GrafanaSettings>(), settings, TimeProvider.System, NullLogger<RuleEvaluation>.Instance);
        using var scheduler = new RuleScheduler(
            services.GetRequiredService<AlertRules>(), services.GetRequiredService<FolderStore>(), services.GetRequiredService<StateBook>(), services.GetRequiredService<AlertStateStore>(),
            services.GetRequiredService<RuleTemplates>(), evaluation, settings, new EvaluationFigures(), TimeProvider.System, NullLogger<RuleScheduler>.Instance);
        await Task.WhenAll(scheduler.Synchronise(Cancellation));
        await Task.WhenAll(scheduler.Dispatch(at, Cancellation));
    }
}
