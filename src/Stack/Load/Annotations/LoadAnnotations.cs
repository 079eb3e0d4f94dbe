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

    /// <summary>The begin of each phase with its name, and what the begin said becomes a region with the verdict: one, as Grafana lays regions over each other.</summary>
    /// <param name="verdict"><c>passed</c> or <c>failed</c>, and the figures in a few words.</param>
    public async Task EndAsync(LoadResult result, bool passed, string verdict, CancellationToken cancellation)
    {
        foreach (var (phase, begin) in Phases(result))
            foreach (var uid in dashboardUids)
                await grafana.Annotations.AddAsync(uid, begin, null, [Tag, "phase"], phase, cancellation);
        foreach (var id in _begun)
            await grafana.Annotations.EndAsync(id, result.Ended, [Tag, passed ? "passed" : "failed"], verdict, cancellation);
    }

    /// <summary>Where a run was broken off.</summary>
    public async Task InterruptAsync(DateTimeOffset at)
    {
        foreach (var id in _begun) await grafana.Annotations.EndAsync(id, at, [Tag, "interrupted"], "LoadTest was interrupted", CancellationToken.None);
    }

    /// <summary>Those that were reached; scenarios whose phases begin together share a mark.</summary>
    internal static IEnumerable<(string Text, DateTimeOffset Begin)> Phases(LoadResult result) => result.Scenarios.SelectMany(scenario => Phases(scenario.Plan, result))
        .GroupBy(phase => phase.Begin, (begin, phases) => (string.Join("; ", phases.Select(phase => phase.Text)), begin));

    private static IEnumerable<(string Text, DateTimeOffset Begin)> Phases(ScenarioPlan plan, LoadResult result)
    {
        var unit = plan.Model == LoadModel.Open ? "/s" : " users";
        var begin = result.Measured;
        foreach (var phase in plan.Phases.TakeWhile(_ => begin < result.Ended))
        {
            yield return ($"{plan.Name}: {phase.Name} {(phase.From == phase.To ? "" : $"{phase.From:0.##} to ")}{phase.To:0.##}{unit}", begin);
            begin += phase.Duration;
        }
    }
}
