using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;

/// <summary>
/// Alerts of one policy with the same group labels, told together: first after group_wait, then every group_interval, as
/// Alertmanager's dispatcher does. A flush that is due while the last one still tries follows right after it.
/// </summary>
internal sealed class AlertGroup : IDisposable
{
    /// <summary>Alerts of one group; those past it are left out, and logged.</summary>
    public const int MostAlerts = 20_000;

    private static readonly TimeSpan LeastTimeout = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, Alert> _alerts = [];
    private readonly TimeProvider _time;
    private readonly Func<Flush, Task<bool>> _notify;
    private readonly Func<IReadOnlyList<Alert>, Task> _settle;
    private readonly CancellationTokenSource _ending = new();
    private readonly ITimer _timer;
    private DateTimeOffset _due;
    private bool _flushed;
    private bool _running;
    private bool _missed;
    private bool _stopped;

    /// <param name="notify">Tells the receiver; false where someone was not told, to be tried again at the next flush.</param>
    /// <param name="settle">Takes the resolved alerts that left the group, because they were told.</param>
    public AlertGroup(NotificationPolicy route, LabelSet labels, TimeProvider time, Func<Flush, Task<bool>> notify, Func<IReadOnlyList<Alert>, Task> settle)
    {
        (Route, Labels, _time, _notify, _settle) = (route, labels, time, notify, settle);
        Key = route.Key + ":" + LabelText.Of(labels);
        _due = time.GetUtcNow() + route.GroupWait;
        _timer = time.CreateTimer(static group => ((AlertGroup)group!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts to count group_wait; the first alerts are in by now.</summary>
    public void Start() => _timer.Change(Route.GroupWait, Timeout.InfiniteTimeSpan);

    public NotificationPolicy Route { get; }

    public LabelSet Labels { get; }

    /// <summary>Of its policy and its labels: what the receiver gets as <c>groupKey</c>.</summary>
    public string Key { get; }

    /// <summary>The flush that runs, or the last one.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    public IReadOnlyList<Alert> Alerts
    {
        get
        {
            lock (_gate)
            {
                return [.. _alerts.Values];
            }
        }
    }

    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _alerts.Count == 0 && !_running;
            }
        }
    }

    /// <returns>False where the group is full and the alert is not in it.</returns>
    /// <param name="overdue">Whether its group_wait was over before it came, and no flush has been yet.</param>
    public bool Insert(Alert alert, out bool overdue)
    {
        lock (_gate)
        {
            overdue = !_flushed && alert.StartsAt + Route.GroupWait < _time.GetUtcNow();
            if (_alerts.Count >= MostAlerts && !_alerts.ContainsKey(alert.Fingerprint))
            {
                return false;
            }

            _alerts[alert.Fingerprint] = alert;
            return true;
        }
    }

    /// <summary>Flushes at once, where no flush has been yet.</summary>
    public void FlushNow()
    {
        lock (_gate)
        {
            if (_flushed || _stopped)
            {
                return;
            }

            _due = _time.GetUtcNow();
        }

        Tick();
    }

    public bool Holds(ulong fingerprint)
    {
        lock (_gate)
        {
            return _alerts.ContainsKey(fingerprint);
        }
    }

    /// <summary>Ends the group, and a flush that runs; <see cref="Running"/> says when that has ended.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
        }

        _timer.Dispose();
        _ending.Cancel();
    }

    private void Tick()
    {
        DateTimeOffset at;
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            if (_running)
            {
                _missed = true;
                return;
            }

            (_running, _flushed) = (true, true);
            at = _due;

            // Counted from when it was due, not from when it came: the phase of a group does not drift.
            var now = _time.GetUtcNow();
            _due = at + Route.GroupInterval > now ? at + Route.GroupInterval : now + Route.GroupInterval;
            _timer.Change(_due - now, Timeout.InfiniteTimeSpan);
        }

        Running = FlushAsync(at);
    }

    private async Task FlushAsync(DateTimeOffset at)
    {
        try
        {
            var now = _time.GetUtcNow();
            var alerts = Alerts.OrderBy(alert => alert.Labels, AlertOrder.Instance).Select(alert => new NotifiedAlert(alert, alert.IsResolvedAt(now))).ToList();
            if (alerts.Count > 0)
            {
                using var limit = new CancellationTokenSource(Route.GroupInterval > LeastTimeout ? Route.GroupInterval : LeastTimeout, _time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _ending.Token);
                if (await _notify(new Flush(this, alerts, at, either.Token)))
                {
                    var gone = Remove(alerts);
                    if (gone.Count > 0)
                    {
                        await _settle(gone);
                    }
                }
            }
        }
        finally
        {
            bool again;
            lock (_gate)
            {
                (again, _running, _missed) = (_missed, false, false);
            }

            if (again)
            {
                Tick();
            }
        }
    }

    /// <summary>What was told as resolved is done with, unless it was posted again meanwhile.</summary>
    private List<Alert> Remove(List<NotifiedAlert> told)
    {
        lock (_gate)
        {
            return [.. told.Where(one => one.IsResolved && _alerts.TryGetValue(one.Alert.Fingerprint, out var current) && ReferenceEquals(current, one.Alert) && _alerts.Remove(one.Alert.Fingerprint))
                .Select(one => one.Alert)];
        }
    }
}
