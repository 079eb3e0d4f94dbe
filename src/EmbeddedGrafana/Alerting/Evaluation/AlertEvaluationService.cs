using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Rules;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>Evaluates the rules every ten seconds, as long as the server runs. It ends when the evaluations under way have.</summary>
internal sealed class AlertEvaluationService(
    IServiceProvider services, EvaluationSettings settings, RuleChanges changes, EvaluationFigures figures, TimeProvider time, ILogger<AlertEvaluationService> logger) : BackgroundService
{
    private readonly HashSet<Task> _running = [];

    /// <summary>The states are there before the first request is answered.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (CanRun)
        {
            services.GetRequiredService<RuleScheduler>().Restore();
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!CanRun)
        {
            logger.LogWarning("Alert rules are not evaluated: {Reason}.", settings.Execute ? "this build has no evaluator or no notifier" : "GF_UNIFIED_ALERTING_EXECUTE_ALERTS is false");
            return;
        }

        await Task.Yield();
        var scheduler = services.GetRequiredService<RuleScheduler>();
        var next = After(time.GetUtcNow());
        try
        {
            Watch(scheduler.Synchronise(stoppingToken));
            while (true)
            {
                if (await ChangedBeforeAsync(next, stoppingToken))
                {
                    Watch(scheduler.Synchronise(stoppingToken));
                    continue;
                }

                var due = After(time.GetUtcNow()) - EvaluationSettings.BaseInterval;
                if (due > next)
                {
                    figures.Miss((due - next) / EvaluationSettings.BaseInterval is var missed ? (long)missed : 0);
                    logger.LogWarning("Alert evaluation comes {Late:0} s late: the machine is overloaded, or was asleep.", (due - next).TotalSeconds);
                    next = due;
                }

                Watch(scheduler.Synchronise(stoppingToken));
                Watch(scheduler.Dispatch(next, stoppingToken));
                next += EvaluationSettings.BaseInterval;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_running.Select(SettledAsync));
        }
    }

    private bool CanRun => settings.Execute && services.GetService<IRuleEvaluator>() is not null && services.GetService<IAlertSink>() is not null;

    /// <summary>The next moment that the base interval divides.</summary>
    private static DateTimeOffset After(DateTimeOffset now)
    {
        var ticks = EvaluationSettings.BaseInterval.Ticks;
        return DateTimeOffset.UnixEpoch.AddTicks((((now - DateTimeOffset.UnixEpoch).Ticks / ticks) + 1) * ticks);
    }

    /// <returns>True where rules changed before the moment came.</returns>
    private async Task<bool> ChangedBeforeAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        var wait = moment - time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }

        using var limit = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await changes.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Watch(IEnumerable<Task> tasks)
    {
        _running.RemoveWhere(task => task.IsCompleted);
        foreach (var task in tasks)
        {
            _running.Add(SettledAsync(task));
        }
    }

    private async Task SettledAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // The server stops; the next start evaluates again.
        }
        catch (Exception error)
        {
            logger.LogError(error, "An evaluation failed in a way that is not foreseen; the rule has its next turn as usual.");
        }
    }
}
