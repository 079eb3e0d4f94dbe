using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Runs the queries of one panel and judges what comes back.</summary>
/// <param name="grafana">Whom to ask.</param>
/// <param name="emptyAnswer">Finds out why an answer is empty; null where nobody will read it.</param>
/// <param name="dashboardUid">The dashboard's uid.</param>
/// <param name="dashboard">Its title.</param>
internal sealed class PanelCheck(GrafanaApi grafana, EmptyAnswer? emptyAnswer, string dashboardUid, string dashboard)
{
    private static readonly string[] Unreachable = ["connection refused", "no such host", "i/o timeout", "deadline exceeded", "EOF", "connection reset", "no route to host"];

    public async Task<ImmutableArray<QueryVerdict>> RunAsync(PanelInstance instance, ImmutableArray<PanelQuery> queries, TimeWindow window, CancellationToken cancellation)
    {
        if (!queries.Any(query => query.IsShown))
            return [Verdict(instance, "", QueryOutcome.Empty, null, queries.IsEmpty && instance.Panel.Items("targets").Any() ? "all of its queries are hidden" : "the panel has no query")];
        var verdicts = ImmutableArray.CreateBuilder<QueryVerdict>();
        foreach (var orphan in queries.Where(query => query.DataSourceUid is null))
            verdicts.Add(Verdict(instance, orphan.RefId, QueryOutcome.Failed, null, "it names no data source, and this Grafana has no default one"));
        var sent = queries.Where(query => query.DataSourceUid is not null).ToImmutableArray();
        if (!sent.IsEmpty) verdicts.AddRange(await SendAsync(instance, sent, window, cancellation));
        return verdicts.ToImmutable();
    }

    /// <summary>For a panel that asks nothing itself.</summary>
    public QueryVerdict Pending(PanelInstance instance) => Verdict(instance, instance.Panel.Items("targets").FirstOrDefault().Text("refId") ?? "", QueryOutcome.Empty, null, null);

    private async Task<ImmutableArray<QueryVerdict>> SendAsync(PanelInstance instance, ImmutableArray<PanelQuery> queries, TimeWindow window, CancellationToken cancellation)
    {
        try
        {
            var results = await grafana.Queries.RunAsync(window.FromMs, window.ToMs, new JsonArray([.. queries.Select(query => query.Body.DeepClone())]), cancellation);
            var verdicts = ImmutableArray.CreateBuilder<QueryVerdict>();
            foreach (var query in queries.Where(query => query.IsShown)) verdicts.Add(await JudgeAsync(instance, query, results.Child(query.RefId), window, cancellation));
            return verdicts.ToImmutable();
        }
        catch (GrafanaException problem) when (problem.Status is not (null or System.Net.HttpStatusCode.Unauthorized))
        {
            // One query that Grafana can't even route makes it refuse all of them: asked alone, the others show what they have.
            if (queries.Length == 1 || queries.Any(query => query.DataSourceType == DataSourceCatalog.Expression))
                return [.. queries.Where(query => query.IsShown).Select(query => Verdict(instance, query.RefId, QueryOutcome.Failed, null, $"Grafana answered {(int)problem.Status} {problem.Error.Message} (data source \"{query.DataSourceUid}\")"))];
            var verdicts = ImmutableArray.CreateBuilder<QueryVerdict>();
            foreach (var query in queries) verdicts.AddRange(await SendAsync(instance, [query], window, cancellation));
            return verdicts.ToImmutable();
        }
    }

    private async Task<QueryVerdict> JudgeAsync(PanelInstance instance, PanelQuery query, JsonObject? result, TimeWindow window, CancellationToken cancellation)
    {
        if (result is null) return Verdict(instance, query.RefId, QueryOutcome.Failed, null, "Grafana's answer does not mention it");
        if (result.Text("error") is { Length: > 0 } error)
            return Verdict(instance, query.RefId, QueryOutcome.Failed, null, Unreachable.Any(words => error.Contains(words, StringComparison.Ordinal)) ? $"the data source \"{query.DataSourceUid}\" can't be reached: {error}" : error);
        var frames = FrameCount.Of(result);
        if (frames.Points > 0) return Verdict(instance, query.RefId, QueryOutcome.Data, frames, null);
        var reason = frames.Rows > 0 ? EmptyAnswer.OfRows(frames) : emptyAnswer is null ? "no series" : await emptyAnswer.OfNothingAsync(query.DataSourceUid!, query.DataSourceType, query.Expression, window, cancellation);
        return Verdict(instance, query.RefId, QueryOutcome.Empty, frames, reason);
    }

    private QueryVerdict Verdict(PanelInstance instance, string refId, QueryOutcome outcome, FrameCount? frames, string? reason) =>
        new(dashboardUid, dashboard, instance.Title.Length > 0 ? instance.Title : $"panel {instance.Id}", instance.Id, refId, outcome, frames?.Series ?? 0, frames?.Points ?? 0, reason);
}
