using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Storage;
using Cortico.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

/// <summary>The notifier over a database of its own and a clock that stands still.</summary>
internal sealed class TestNotifier : IAsyncDisposable
{
    /// <summary>A Sunday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly List<TemporaryFolder> _folders = [new()];
    private readonly NotifierSettings _settings;
    private readonly Func<TimeProvider, IIntegrationFactory>? _factory;
    private GrafanaSettings _grafana = null!;
    private ContactPointStore _points = null!;

    public TestNotifier(NotifierSettings? settings = null, Func<TimeProvider, IIntegrationFactory>? factory = null, DateTimeOffset? start = null)
    {
        _settings = settings ?? new NotifierSettings();
        _factory = factory;
        Time = new FakeTimeProvider(start ?? Start);
        Integrations = new TestIntegrations(Time);
        Open();
    }

    public FakeTimeProvider Time { get; }

    public TestIntegrations Integrations { get; }

    public Database Database { get; private set; } = null!;

    public Dispatcher Dispatcher { get; private set; } = null!;

    public SilenceStore Silences { get; private set; } = null!;

    public AlertStore Alerts { get; private set; } = null!;

    /// <summary>What arrived: seconds after the first moment, contact point, alerts.</summary>
    public IReadOnlyList<string> Told => [.. Integrations.Deliveries.Select(delivery => FormattableString.Invariant($"{(delivery.At - Start).TotalSeconds:0.#} {delivery.Point}: {delivery.Alerts}"))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static PrometheusDuration Duration(string text) => PrometheusDuration.TryParse(text, out var duration) ? duration : throw new ArgumentException(text, nameof(text));

    /// <summary>All alerts to one contact point, in groups of one alert name.</summary>
    public static PolicyRoute Policy(string receiver = "ops", string wait = "10s", string interval = "1m", string repeat = "1h") => new()
    {
        Receiver = receiver, GroupBy = ["alertname"], GroupWait = Duration(wait), GroupInterval = Duration(interval), RepeatInterval = Duration(repeat),
    };

    public Task AddPointAsync(string name, bool disableResolveMessage = false, JsonObject? settings = null, string type = "webhook") => Database.WriteAsync(connection =>
    {
        var (rest, secrets) = SecretSettings.Take(type, settings ?? new JsonObject { ["url"] = "http://localhost/" });
        _points.Save(connection, new ContactPoint(name, name, type, rest, secrets, disableResolveMessage, ""));
    }, Cancellation);

    public Task SetPolicyAsync(PolicyRoute tree) => Database.WriteAsync(connection => PolicyStore.Save(connection, new StoredPolicies(tree, "")), Cancellation);

    public Task AddTimingAsync(MuteTiming timing) => Database.WriteAsync(connection => { MuteTimingStore.Save(connection, timing, ""); }, Cancellation);

    public async Task StartAsync(PolicyRoute? tree = null, params string[] points)
    {
        foreach (var point in points.DefaultIfEmpty("ops"))
        {
            await AddPointAsync(point);
        }

        await SetPolicyAsync(tree ?? Policy());
        await Dispatcher.StartAsync(Cancellation);
    }

    /// <summary>Posts an alert that fires, for as long as it would take the rules to post it again twice.</summary>
    public Task FireAsync(string name, params (string Name, string Value)[] labels) => PostAsync(name, Time.GetUtcNow(), Time.GetUtcNow().AddHours(10), labels);

    public Task ResolveAsync(string name, params (string Name, string Value)[] labels) => PostAsync(name, Time.GetUtcNow(), Time.GetUtcNow(), labels);

    public async Task PostAsync(string name, DateTimeOffset starts, DateTimeOffset ends, params (string Name, string Value)[] labels)
    {
        await PutAsync(name, starts, ends, labels);
        await Dispatcher.QuietAsync();
    }

    /// <summary>Posts an alert that fires; a flush may still run after it.</summary>
    public Task PostWithoutWaitingAsync(string name) => PutAsync(name, Time.GetUtcNow(), Time.GetUtcNow().AddHours(10), []);

    private Task PutAsync(string name, DateTimeOffset starts, DateTimeOffset ends, (string Name, string Value)[] labels)
    {
        var set = Fingerprint.Set(labels.Select(label => KeyValuePair.Create(label.Name, label.Value)).Append(KeyValuePair.Create("alertname", name)));
        return Dispatcher.PostAsync([new PostedAlert(set, new Dictionary<string, string>(), starts, ends, "http://localhost/")], Cancellation).AsTask();
    }

    /// <summary>Lets time pass in steps of a second, as long as each flush takes.</summary>
    public async Task PassAsync(double seconds)
    {
        for (var left = seconds; left > 0; left--)
        {
            Time.Advance(TimeSpan.FromSeconds(Math.Min(1, left)));
            await Dispatcher.QuietAsync();
        }
    }

    /// <summary>Ends it as a service is told to end, and starts another on the same data.</summary>
    public async Task RestartAsync()
    {
        await Dispatcher.DisposeAsync();
        Database.Dispose();
        Open();
        await Dispatcher.StartAsync(Cancellation);
        await Dispatcher.QuietAsync();
    }

    /// <summary>What a killed process leaves on disk at this moment.</summary>
    public TemporaryFolder CrashImage()
    {
        var image = new TemporaryFolder();
        foreach (var file in new[] { "", "-wal" }.Select(end => Database.FileName + end).Where(file => File.Exists(_folders[^1].File(file))))
        {
            File.Copy(_folders[^1].File(file), image.File(file));
        }

        return image;
    }

    /// <summary>Goes on from what a killed process left.</summary>
    public async Task ReviveAsync(TemporaryFolder image)
    {
        await Dispatcher.DisposeAsync();
        Database.Dispose();
        _folders.Add(image);
        Open();
        await Dispatcher.StartAsync(Cancellation);
        await Dispatcher.QuietAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Dispatcher.DisposeAsync();
        Database.Dispose();
        _folders.ForEach(folder => folder.Dispose());
    }

    private void Open()
    {
        _grafana = GrafanaSettings.Read(name => name == "GF_PATHS_DATA" ? _folders[^1].Path : null);
        Database = new Database(_grafana);
        Database.Open();
        _points = new ContactPointStore(new SecretBox(_grafana with { SecretKey = "test" }));
        Silences = new SilenceStore(Database, Time, _settings);
        Alerts = new AlertStore(Database, Time);
        var log = new NotificationLog(Database, Time);
        Dispatcher = new Dispatcher(
            Database, _points, Alerts, Silences, log, new NotificationPipeline(Silences, log, Time, NullLogger<NotificationPipeline>.Instance),
            _factory?.Invoke(Time) ?? Integrations, _settings, Time, NullLogger<Dispatcher>.Instance);
    }
}
