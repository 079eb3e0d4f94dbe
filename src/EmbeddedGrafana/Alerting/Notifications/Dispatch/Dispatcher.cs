using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;

/// <summary>
/// Brings alerts into groups by the policy tree. Contact points and policies take effect at the next look at them, as in Grafana
/// (<c>GF_UNIFIED_ALERTING_ALERTMANAGER_CONFIG_POLL_INTERVAL</c>, 60 s); then all groups begin anew, and the notification log
/// knows what was told.
/// </summary>
internal sealed partial class Dispatcher : IAlertSink, IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan EmptyGroupsGo = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Collection = TimeSpan.FromMinutes(15);

    private readonly Database _database;
    private readonly ContactPointStore _points;
    private readonly AlertStore _alerts;
    private readonly SilenceStore _silences;
    private readonly NotificationLog _log;
    private readonly NotificationPipeline _pipeline;
    private readonly IIntegrationFactory _factory;
    private readonly TimeProvider _time;
    private readonly ILogger<Dispatcher> _logger;
    private readonly TimeSpan _pollInterval;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly RecurringWork _recurring;
    private readonly Lock _gate = new();
    private Dictionary<(NotificationPolicy Route, string Labels), AlertGroup> _groups = [];
    private bool _started;

    public Dispatcher(
        Database database, ContactPointStore points, AlertStore alerts, SilenceStore silences, NotificationLog log, NotificationPipeline pipeline, IIntegrationFactory factory,
        NotifierSettings settings, TimeProvider time, ILogger<Dispatcher> logger)
    {
        (_database, _points, _alerts, _silences, _log, _pipeline, _factory, _time, _logger) = (database, points, alerts, silences, log, pipeline, factory, time, logger);
        _pollInterval = settings.PollInterval;
        _recurring = new RecurringWork(time, LogFailure, _stopping.Token);
    }

    /// <summary>What counts now; null before the start.</summary>
    public NotifierConfiguration? Configuration { get; private set; }

    public NotificationPolicy? Root { get; private set; }

    public IReadOnlyList<Receiver> Receivers { get; private set; } = [];

    public IReadOnlyList<AlertGroup> Groups
    {
        get
        {
            lock (_gate)
            {
                return [.. _groups.Values];
            }
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await StartOnceAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <remarks>What comes while the server stops is kept, and told after its next start.</remarks>
    public async ValueTask PostAsync(IReadOnlyList<PostedAlert> alerts, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await StartOnceAsync();
            var kept = await _alerts.PutAsync(alerts, cancellation);
            if (!_stopping.IsCancellationRequested)
            {
                Insert(kept);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Looks at contact points, policies and mute timings again.</summary>
    public async Task PollAsync()
    {
        await _turn.WaitAsync(_stopping.Token);
        try
        {
            await ReadConfigurationAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _recurring.DisposeAsync();
        foreach (var group in Groups)
        {
            group.Dispose();
        }

        await QuietAsync();
    }

    /// <summary>Ends when no flush runs.</summary>
    public async Task QuietAsync()
    {
        while (true)
        {
            List<Task> running;
            lock (_gate)
            {
                running = [.. _groups.Values.Select(group => group.Running).Concat(_recurring.Running).Where(task => !task.IsCompleted)];
            }

            if (running.Count == 0)
            {
                return;
            }

            await Task.WhenAll(running);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await StopAsync(CancellationToken.None);
        }

        _stopping.Dispose();
        _turn.Dispose();
    }

    private async Task StartOnceAsync()
    {
        if (_started)
        {
            return;
        }

        _started = true;
        _alerts.Load();
        _silences.Load();
        _log.Load();
        await ReadConfigurationAsync();
        _recurring.Every(_pollInterval, PollAsync);
        _recurring.Every(EmptyGroupsGo, RemoveEmptyAsync);
        _recurring.Every(Collection, CollectAsync);
    }

    private async Task ReadConfigurationAsync()
    {
        var read = _database.Read(connection => NotifierConfiguration.Read(connection, _points));
        if (read.Digest == Configuration?.Digest)
        {
            return;
        }

        // What is being sent ends first: two groups with the same alerts would both send.
        var ending = Groups;
        foreach (var group in ending)
        {
            group.Dispose();
        }

        await Task.WhenAll(ending.Select(group => group.Running));
        lock (_gate)
        {
            _groups = [];
        }

        var before = Receivers.SelectMany(receiver => receiver.Integrations).ToDictionary(integration => integration.Point.Uid, StringComparer.Ordinal);
        Receivers = [.. read.Receivers.Select(name => new Receiver(name, [.. read.Points.Where(point => point.Name == name).Select(point =>
            new Integration(point, _factory, _time) { LastAttempt = before.GetValueOrDefault(point.Uid)?.LastAttempt })]))];
        Configuration = read;
        Root = new NotificationPolicy(read.Tree);
        _pipeline.Configure(Receivers, read.Timings);
        Insert(_alerts.All());
    }

    private void Insert(IReadOnlyList<Alert> alerts)
    {
        var overdue = new HashSet<AlertGroup>();
        var fresh = new List<AlertGroup>();
        var left = 0;
        foreach (var alert in alerts)
        {
            foreach (var route in Root!.For(alert.Labels))
            {
                var group = Group(route, alert, fresh);
                if (!group.Insert(alert, out var isOverdue))
                {
                    left++;
                }

                if (isOverdue)
                {
                    overdue.Add(group);
                }
            }
        }

        if (left > 0)
        {
            LogFull(left, AlertGroup.MostAlerts);
        }

        fresh.ForEach(group => group.Start());
        foreach (var group in overdue)
        {
            group.FlushNow();
        }
    }

    private AlertGroup Group(NotificationPolicy route, Alert alert, List<AlertGroup> fresh)
    {
        var labels = route.GroupLabels(alert.Labels);
        var key = (route, LabelText.Of(labels));
        lock (_gate)
        {
            if (!_groups.TryGetValue(key, out var group))
            {
                _groups[key] = group = new AlertGroup(route, labels, _time, _pipeline.NotifyAsync, SettleAsync);
                fresh.Add(group);
            }

            return group;
        }
    }

    /// <summary>Forgets resolved alerts that one group has told, where no other group has yet to.</summary>
    private async Task SettleAsync(IReadOnlyList<Alert> told)
    {
        try
        {
            await _alerts.ForgetAsync(told.Where(alert => !IsGrouped(alert)), CancellationToken.None);
        }
        catch (Exception error) when (error is Microsoft.Data.Sqlite.SqliteException or InvalidOperationException)
        {
            LogFailure(error);
        }
    }

    private bool IsGrouped(Alert alert)
    {
        lock (_gate)
        {
            return Root!.For(alert.Labels).Any(route => _groups.TryGetValue((route, LabelText.Of(route.GroupLabels(alert.Labels))), out var group) && group.Holds(alert.Fingerprint));
        }
    }

    private async Task RemoveEmptyAsync()
    {
        await _turn.WaitAsync(_stopping.Token);
        try
        {
            lock (_gate)
            {
                foreach (var (key, group) in _groups.Where(pair => pair.Value.IsIdle).ToList())
                {
                    group.Dispose();
                    _groups.Remove(key);
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task CollectAsync()
    {
        await _turn.WaitAsync(_stopping.Token);
        try
        {
            var grouped = Groups.SelectMany(group => group.Alerts).Select(alert => alert.Fingerprint).ToHashSet();
            await _alerts.CollectAsync(grouped.Contains, _stopping.Token);
            await _silences.CollectAsync(_stopping.Token);
            await _log.CollectAsync(_stopping.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} alerts are past the limit of {Limit} in one group and will not be notified. Group by more labels, or let fewer series fire.")]
    private partial void LogFull(int count, int limit);

    [LoggerMessage(LogLevel.Error, "The notifier's housekeeping failed; it will be tried again")]
    private partial void LogFailure(Exception error);
}
