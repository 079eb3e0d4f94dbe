using System.Collections.Immutable;
using Cortico.Stack.Grafana.Api;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Opens dashboards as a browser does, without one: every query of every panel is sent through Grafana, and what shows nothing is named.</summary>
public sealed class DashboardVerifier(GrafanaApi grafana, VerifyOptions? options = null)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly VerifyOptions _options = options ?? new VerifyOptions();

    /// <summary>Verifies dashboards as Grafana holds them now.</summary>
    /// <param name="dashboardUids">Which; one that is not there counts as a failure.</param>
    /// <param name="progress">Told each dashboard's title; may be null.</param>
    /// <exception cref="GrafanaException">Grafana can't be reached or refuses the credentials.</exception>
    public async Task<VerifyReport> VerifyAsync(IReadOnlyCollection<string> dashboardUids, IProgress<string>? progress, CancellationToken cancellation)
    {
        var started = grafana.Time.GetTimestamp();
        var sources = new DataSources(await grafana.DataSources.ListAsync(cancellation));
        var verdicts = ImmutableArray.CreateBuilder<QueryVerdict>();
        foreach (var uid in dashboardUids) verdicts.AddRange(await VerifyAsync(uid, sources, findsReasons: true, progress, cancellation));
        return new VerifyReport(verdicts.ToImmutable(), grafana.Time.GetElapsedTime(started));
    }

    /// <summary>Verifies again and again until every panel has data, or time is up: a stack that has just come up has no rates yet.</summary>
    /// <param name="until">When to give up; in the past, the first look counts.</param>
    /// <returns>The last look.</returns>
    public async Task<VerifyReport> WaitForDataAsync(IReadOnlyCollection<string> dashboardUids, DateTimeOffset until, IProgress<string>? progress, CancellationToken cancellation)
    {
        var report = await VerifyAsync(dashboardUids, progress, cancellation);
        if (report.WithoutData.Any() && grafana.Time.GetUtcNow() < until) progress?.Report("the stack has just come up: waiting for its first figures");
        while (report.WithoutData.Any() && grafana.Time.GetUtcNow() < until)
        {
            await Task.Delay(Interval, grafana.Time, cancellation);
            report = await VerifyAsync(dashboardUids, null, cancellation);
        }
        return report;
    }

    /// <summary>Waits until any panel has data.</summary>
    /// <returns>The first query that gave some, or null where none did within <paramref name="limit"/>.</returns>
    public async Task<QueryVerdict?> WaitForFirstDataAsync(IReadOnlyCollection<string> dashboardUids, TimeSpan limit, CancellationToken cancellation)
    {
        var started = grafana.Time.GetTimestamp();
        var sources = new DataSources(await grafana.DataSources.ListAsync(cancellation));
        while (true)
        {
            foreach (var uid in dashboardUids)
                if ((await VerifyAsync(uid, sources, findsReasons: false, null, cancellation)).FirstOrDefault(query => query.HasData) is { } first) return first;
            if (grafana.Time.GetElapsedTime(started) >= limit) return null;
            await Task.Delay(Interval, grafana.Time, cancellation);
        }
    }

    private async Task<ImmutableArray<QueryVerdict>> VerifyAsync(string uid, DataSources sources, bool findsReasons, IProgress<string>? progress, CancellationToken cancellation)
    {
        if (await OpenDashboard.FindAsync(grafana, sources, uid, null, cancellation) is not { } dashboard)
            return [new QueryVerdict(uid, uid, "(dashboard)", 0, "", QueryOutcome.Failed, 0, 0, "the dashboard is not in Grafana; import it first")];
        progress?.Report(dashboard.Title);
        var instances = dashboard.Panels;
        var queries = new PanelQueries(sources, _options);
        var check = new PanelCheck(grafana, findsReasons ? new EmptyAnswer(new PrometheusReader(grafana)) : null, uid, dashboard.Title);
        var verdicts = new ImmutableArray<QueryVerdict>[instances.Length];
        await Parallel.ForAsync(0, instances.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.AtOnce, CancellationToken = cancellation }, async (at, token) =>
        {
            var mine = dashboard.Window.For(instances[at].Panel, dashboard.Now);
            verdicts[at] = SharedPanels.SourceOf(instances[at]) is null
                ? await check.RunAsync(instances[at], queries.Of(instances[at], mine), mine, token)
                : [check.Pending(instances[at])];
        });
        return [.. SharedPanels.Follow(instances, verdicts)];
    }
}
