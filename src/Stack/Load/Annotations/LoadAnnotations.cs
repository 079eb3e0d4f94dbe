using Cortico.Stack.Grafana.Api;

namespace Cortico.Stack.Load;

/// <summary>Marks a load test on Grafana's dashboards: its begin, each phase, and at the end the verdict over the whole stretch.</summary>
public sealed class LoadAnnotations(GrafanaApi grafana, IReadOnlyCollection<string> dashboardUids)
{
    private const string Tag = "load-test";
    private readonly List<long> _begun = [];

    /// <summary>The begin, at once, so that a run that dies leaves its mark too.</summary>
    public async Task BeginAsync(DateTimeOffset at, string text, CancellationToken cancellation)
    {
        foreach (var uid in dashboardUids)
            _begun.Add(await grafana.Annotations.AddAsync(uid, at, null, [Tag, "start"], text, cancellation));
    }

    /// <summary>Phases with their names, and what the begin said becomes a region with the verdict.</summary>
    /// <param name="verdict"><c>passed</c> or <c>failed</c>, and the figures in a few words.</param>
    public async Task EndAsync(LoadResult result, bool passed, string verdict, CancellationToken cancellation)
    {
        foreach (var (phase, begin, end) in Phases(result))
            foreach (var uid in dashboardUids)
                await grafana.Annotations.AddAsync(uid, begin, end, [Tag, "phase"], phase, cancellation);
        foreach (var id in _begun)
            await grafana.Annotations.EndAsync(id, result.Ended, [Tag, passed ? "passed" : "failed"], verdict, cancellation);
    }

    /// <summary>Where a run was broken off.</summary>
    public async Task InterruptAsync(DateTimeOffset at)
    {
        foreach (var id in _begun) await grafana.Annotations.EndAsync(id, at, [Tag, "interrupted"], "LoadTest was interrupted", CancellationToken.None);
    }

    /// <summary>Those that were reached.</summary>
    internal static IEnumerable<(string Text, DateTimeOffset Begin, DateTimeOffset End)> Phases(LoadResult result)
    {
        if (result.Measured > result.Started) yield return ("warm-up", result.Started, result.Measured);
        foreach (var plan in result.Scenarios.Select(scenario => scenario.Plan))
        {
            var unit = plan.Model == LoadModel.Open ? "/s" : " users";
            var begin = result.Measured;
            foreach (var phase in plan.Phases.TakeWhile(_ => begin < result.Ended))
            {
                var end = begin + phase.Duration < result.Ended ? begin + phase.Duration : result.Ended;
                var level = phase.From == phase.To ? $"{phase.To:0.##}" : $"{phase.From:0.##} to {phase.To:0.##}";
                yield return ($"{plan.Name}: {phase.Name}, {level}{unit}", begin, end);
                begin = end;
            }
        }
    }
}
