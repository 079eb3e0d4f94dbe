using System.Text.Json;
using Cortico.EmbeddedGrafana.Query.Frames;
using Cortico.EmbeddedGrafana.Query.Prometheus;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>
/// Runs the queries of a request, all at the same time; what several viewers ask at the same moment, or for the same points of a
/// graph shortly after each other, is asked of Prometheus once.
/// </summary>
internal sealed class QueryRunner(PrometheusClient client, QueryLimits limits, TimeProvider time)
{
    private readonly SingleFlight<FlightKey, PrometheusResult> _flights = new(time, limits.KeptAnswers);

    /// <summary>How many queries were answered from another viewer's, since the start.</summary>
    public long Shared => _flights.Shared;

    /// <returns>One outcome for each reference, in their order.</returns>
    /// <exception cref="OperationCanceledException">The viewer has gone.</exception>
    public async Task<IReadOnlyList<QueryOutcome>> RunAsync(QueryRequest request, CancellationToken cancellation)
    {
        if (request.Queries is [var only])
        {
            return [await RunOneAsync(only, request, cancellation)];
        }

        using var slots = new SemaphoreSlim(limits.ConcurrentQueries);
        var outcomes = await Task.WhenAll(request.Queries.Select(async query =>
        {
            await slots.WaitAsync(cancellation);
            try
            {
                return await RunOneAsync(query, request, cancellation);
            }
            finally
            {
                slots.Release();
            }
        }));

        // Of two queries with one reference the last one counts, as in Grafana.
        return [.. outcomes.GroupBy(outcome => outcome.RefId, StringComparer.Ordinal).Select(same => same.Last()).OrderBy(outcome => outcome.RefId, StringComparer.Ordinal)];
    }

    /// <summary>Runs one query, in the range of its request or its own.</summary>
    /// <exception cref="OperationCanceledException">The viewer has gone.</exception>
    public async Task<QueryOutcome> RunOneAsync(TargetedQuery targeted, QueryRequest request, CancellationToken cancellation)
    {
        PanelQuery query;
        TimeSpan step;
        string expression;
        try
        {
            query = PanelQuery.Read(targeted.Json, request.From, request.To, request.Now);
            step = StepCalculator.Step(query, targeted.Target.ScrapeInterval);
            expression = IntervalMacros.Replace(query.Expression, step, StepCalculator.RateInterval(query, step, targeted.Target.ScrapeInterval), query.Range.Length);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            return QueryOutcome.Rejected(targeted.RefId, error.Message);
        }

        var instant = query.IsInstant ? AskAsync(UpstreamQuery.Instant(targeted.Target, expression, query.Range.To), query, TimeSpan.Zero, false, cancellation) : null;
        var range = query.IsRange ? AskAsync(UpstreamQuery.Range(targeted.Target, expression, query.Range, step, query.UtcOffsetSeconds), query, step, request.SharesPoints, cancellation) : null;
        var answers = await Task.WhenAll(new[] { instant, range }.OfType<Task<PrometheusResult>>());
        var errors = answers.Where(answer => answer.Error is not null).ToList();
        return new QueryOutcome(targeted.RefId)
        {
            Header = new FrameHeader(targeted.RefId, step, $"Expr: {expression}\nStep: {GoDuration.Format(step)}", new Legend(query.LegendFormat, expression)),
            Answers = answers,
            WithExemplars = query.WithExemplars,
            Error = errors.Count == 0 ? null : string.Join(' ', errors.Select(answer => answer.Error)),
            Status = errors.Count == 0 ? StatusCodes.Status200OK : errors[^1].Status,
        };
    }

    private Task<PrometheusResult> AskAsync(UpstreamQuery upstream, PanelQuery query, TimeSpan step, bool sharesPoints, CancellationToken cancellation)
    {
        // Every viewer's "now" is another one. Those who ask within the same moment get the answer of the first, and its time.
        var moving = upstream.IsInstant && query.End.StartsWith("now", StringComparison.Ordinal) && !query.End.Contains('/', StringComparison.Ordinal);
        var source = upstream.Target.Source;
        var key = new FlightKey(source.Id, source.Version, source.Url, upstream.Path, upstream.Expression, upstream.Start, moving ? query.End : upstream.End, upstream.Step, sharesPoints);
        return _flights.RunAsync(key, moving ? limits.SharedFor : TimeSpan.MaxValue, result => sharesPoints ? KeepFor(result, step) : TimeSpan.Zero, token => client.AskAsync(upstream, token), cancellation);
    }

    /// <summary>
    /// Both ends of a range are multiples of the step, so until the next one all viewers ask for the same points. A fifth of the
    /// step covers most of them and still lets a sample in that Prometheus stores a moment late. Failures are asked again at once.
    /// </summary>
    private TimeSpan KeepFor(PrometheusResult result, TimeSpan step) =>
        result.Error is not null || result.Series.Sum(series => (long)series.Times.Length) > limits.PointsOfKeptAnswer
            ? TimeSpan.Zero
            : TimeSpan.FromTicks(Math.Min(step.Ticks / 5, limits.KeptFor.Ticks));

    private readonly record struct FlightKey(long Source, int Version, string Url, string Path, string Expression, string Start, string End, string Step, bool SharesPoints);
}
