using System.Collections.Concurrent;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Alerting.Templating;
using Cortico.EmbeddedGrafana.Folders;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>Knows which rules there are, and gives each its turn.</summary>
internal sealed class RuleScheduler(
    AlertRules rules, FolderStore folders, StateBook book, AlertStateStore store, RuleTemplates templates, RuleEvaluation evaluation, EvaluationSettings settings, EvaluationFigures figures,
    TimeProvider time, ILogger<RuleScheduler> logger) : IDisposable
{
    /// <summary>After a tick: the last of a thousand rules has time to end before the next tick, or it would lose its turn then.</summary>
    private static readonly TimeSpan LatestBegin = EvaluationSettings.BaseInterval - TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, RuleTurn> _turns = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _atOnce = new(settings.Concurrency, settings.Concurrency);
    private Dictionary<string, ScheduledRule> _rules = new(StringComparer.Ordinal);
    private string _seen = "";

    /// <summary>Takes the states from the database, once, before anything else.</summary>
    public void Restore() => book.Restore(store.Load());

    /// <summary>Looks for rules that are new, changed, paused or gone.</summary>
    /// <returns>The resets that follow from it, under way.</returns>
    public IReadOnlyList<Task> Synchronise(CancellationToken cancellation)
    {
        var paths = FolderPaths.Of(folders.All());
        var seen = string.Join('\n', rules.Versions()) + "\n" + string.Join('\n', paths.Select(path => path.Key + "=" + path.Value));
        if (seen == _seen)
        {
            return [];
        }

        var now = new Dictionary<string, ScheduledRule>(StringComparer.Ordinal);
        foreach (var rule in rules.All().Where(rule => rule.Definition.Record is null))
        {
            var folder = paths.GetValueOrDefault(rule.Group.FolderUid, "");
            now[rule.Uid] = _rules.TryGetValue(rule.Uid, out var before) && before.Rule.Id == rule.Id && before.Rule.Version == rule.Version && before.Folder == folder
                ? before
                : new ScheduledRule(rule, folder, templates, _turns.GetOrAdd(rule.Uid, _ => new RuleTurn()));
        }

        (_rules, _seen) = (now, seen);
        return [.. book.Rules.Where(uid => book.Find(uid)?.Fingerprint != now.GetValueOrDefault(uid)?.Fingerprint).Select(uid => ResetAsync(uid, cancellation))];
    }

    /// <summary>Begins the evaluations of all rules that are due.</summary>
    /// <param name="tick">A moment that the base interval divides: the "now" of all these evaluations, whenever they run.</param>
    /// <returns>The evaluations under way.</returns>
    public IReadOnlyList<Task> Dispatch(DateTimeOffset tick, CancellationToken cancellation)
    {
        var due = _rules.Values.Where(rule => !rule.Rule.Definition.IsPaused && rule.IsDue(tick)).OrderBy(rule => rule.Rule.Uid, StringComparer.Ordinal).ToList();
        var step = settings.Spread && due.Count > 0 ? EvaluationSettings.BaseInterval / due.Count : TimeSpan.Zero;
        return [.. due.Select((rule, place) => EvaluateAsync(rule, tick, TimeSpan.FromTicks(Math.Min((step * place).Ticks, LatestBegin.Ticks)), cancellation))];
    }

    public void Dispose()
    {
        foreach (var turn in _turns.Values)
        {
            turn.Dispose();
        }

        _atOnce.Dispose();
    }

    private Task ResetAsync(string uid, CancellationToken cancellation) => _turns.GetOrAdd(uid, _ => new RuleTurn()).RunAsync(
        () =>
        {
            // As it is when its turn has come: it may have changed again.
            var rule = _rules.GetValueOrDefault(uid);
            return evaluation.ResetAsync(uid, rule, rule switch
            {
                null => StateReason.RuleDeleted,
                { Rule.Definition.IsPaused: true } => StateReason.Paused,
                _ => StateReason.Updated,
            });
        },
        cancellation);

    private async Task EvaluateAsync(ScheduledRule rule, DateTimeOffset tick, TimeSpan wait, CancellationToken cancellation)
    {
        if (!rule.Turn.TryBegin())
        {
            figures.Drop();
            logger.LogWarning("Rule \"{Title}\" ({Uid}) was not evaluated at {Tick:u}: its evaluation before still runs. Make its query faster, or its group's interval longer than {Interval} s.",
                rule.Rule.Definition.Title, rule.Rule.Uid, tick, rule.Rule.IntervalSeconds);
            return;
        }

        var turn = time.GetTimestamp();
        try
        {
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellation);
            }

            await _atOnce.WaitAsync(cancellation);
            try
            {
                figures.Begun(time.GetElapsedTime(turn) - wait);
                // Meanwhile it may be another rule, or none: its states are already gone then and must not come back.
                await rule.Turn.RunAsync(() => _rules.GetValueOrDefault(rule.Rule.Uid) == rule ? evaluation.EvaluateAsync(rule, tick, cancellation) : Task.CompletedTask, cancellation);
                figures.Evaluated();
            }
            finally
            {
                _atOnce.Release();
            }
        }
        finally
        {
            rule.Turn.End();
        }
    }
}
