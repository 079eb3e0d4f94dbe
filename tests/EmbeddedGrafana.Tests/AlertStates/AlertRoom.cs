using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Annotations;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Dashboards;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Storage;
using Cortico.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

/// <summary>The alerting of an embedded Grafana on a database of its own, with scripted queries and a clock that a test moves.</summary>
internal sealed class AlertRoom : IDisposable
{
    public const string Folder = "build";

    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services = null!;

    private AlertRoom()
    {
    }

    public static DateTimeOffset Start { get; } = new(2026, 11, 22, 17, 53, 10, TimeSpan.Zero);

    public FakeTimeProvider Time { get; } = new(Start);

    public ScriptedEvaluator Evaluator { get; } = new();

    public RecordingSink Sink { get; } = new();

    public IServiceProvider Services => _services;

    public RuleScheduler Scheduler => _services.GetRequiredService<RuleScheduler>();

    public EvaluationFigures Figures => _services.GetRequiredService<EvaluationFigures>();

    public AlertRules Rules => _services.GetRequiredService<AlertRules>();

    public StateBook Book => _services.GetRequiredService<StateBook>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<AlertRoom> OpenAsync(Action<IServiceCollection>? change = null)
    {
        var room = new AlertRoom();
        room.Build(change);
        await room._services.GetRequiredService<FolderStore>().AddAsync(Folder, "Build", "", "admin", Cancellation);
        return room;
    }

    /// <summary>As a process that was killed and started again: nothing is written on the way out.</summary>
    public void Restart(Action<IServiceCollection>? change = null)
    {
        _services.Dispose();
        Build(change);
        Scheduler.Restore();
    }

    /// <summary>Writes a group of one rule with the same name.</summary>
    public Task PutAsync(JsonObject rule, long interval = 10) => PutAsync((string)rule["uid"]!, interval, rule);

    public Task PutAsync(string group, long interval, params JsonObject[] rules) => Rules.ReplaceAsync(
        new RuleGroupKey(Folder, group),
        new RuleGroupBody { Interval = interval, Rules = [.. rules.Select(rule => rule.Deserialize(RuleJson.Default.ProvisionedRule)!)] },
        "", Cancellation);

    /// <summary>A rule on query A and condition C.</summary>
    public static JsonObject Rule(
        string uid, string @for = "0s", string keepFiringFor = "0s", string noData = "NoData", string error = "Error", bool paused = false, string title = "Rule", int? missing = null) => new()
    {
        ["uid"] = uid, ["title"] = title, ["condition"] = "C", ["for"] = @for, ["keep_firing_for"] = keepFiringFor, ["noDataState"] = noData, ["execErrState"] = error, ["isPaused"] = paused,
        ["folderUID"] = Folder, ["ruleGroup"] = uid, ["missingSeriesEvalsToResolve"] = missing, ["labels"] = new JsonObject { ["severity"] = "warning" }, ["annotations"] = new JsonObject { ["summary"] = "{{ $labels.job }} = {{ $values.A.Value }}" },
        ["data"] = new JsonArray(
            new JsonObject
            {
                ["refId"] = "A", ["relativeTimeRange"] = new JsonObject { ["from"] = 600, ["to"] = 0 }, ["datasourceUid"] = "prometheus", ["model"] = new JsonObject { ["refId"] = "A", ["expr"] = "up" },
            },
            new JsonObject
            {
                ["refId"] = "C", ["relativeTimeRange"] = new JsonObject { ["from"] = 0, ["to"] = 0 }, ["datasourceUid"] = "__expr__", ["model"] = new JsonObject { ["refId"] = "C", ["type"] = "threshold" },
            }),
    };

    /// <summary>Moves the clock to the next moment of evaluation and evaluates what is due.</summary>
    public async Task TickAsync(int count = 1)
    {
        for (var tick = 0; tick < count; tick++)
        {
            Time.Advance(EvaluationSettings.BaseInterval);
            await SynchroniseAsync();
            await Task.WhenAll(Scheduler.Dispatch(Time.GetUtcNow(), Cancellation));
        }
    }

    public Task SynchroniseAsync() => Task.WhenAll(Scheduler.Synchronise(Cancellation));

    /// <summary>The states of a rule with their reasons, in the order of the API.</summary>
    public IReadOnlyList<string> States(string rule) => [.. (Book.Find(rule)?.Instances.Values ?? []).Order(AlertImportance.Comparer).Select(instance => instance.Formatted)];

    public AlertInstance Only(string rule) => Assert.Single(Book.Find(rule)!.Instances.Values);

    public IReadOnlyList<Annotation> Annotations(string rule) => _services.GetRequiredService<AnnotationStore>().Find(new AnnotationQuery(AlertRuleUid: rule));

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }

    private void Build(Action<IServiceCollection>? change)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GF_PATHS_DATA"] = _folder.Path, ["GF_SECURITY_ADMIN_PASSWORD"] = "secret", ["GF_SERVER_ROOT_URL"] = "http://127.0.0.1:18002/",
        };
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(GrafanaSettings.Read(variables.GetValueOrDefault)).AddSingleton<TimeProvider>(Time)
            .AddStorage().AddDataSources().AddFolders().AddDashboards().AddAnnotations().AddAlertingProvisioning().AddAlertEvaluation()
            .AddSingleton<IRuleEvaluator>(Evaluator).AddSingleton<IAlertSink>(Sink)
            .AddSingleton(new EvaluationSettings { Attempts = 1, Spread = false });
        change?.Invoke(services);
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<Database>().Open();
    }
}
