using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cortico.LoadGenerator.Pacing;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Measuring;

/// <summary>Everything that one scenario's requests come to, in memory that does not grow with their number.</summary>
internal sealed class Recorder
{
    public const int SliceCount = 10;
    private const int MostStripes = 8;
    private const int MostIntervals = 3600;

    private readonly ScenarioPlan _plan;
    private readonly RateProfile _profile;
    private readonly Stripe[] _stripes;
    private readonly ConcurrentDictionary<(string Group, string Name), Operation> _operations = new();
    private readonly ImmutableArray<LoadInterval>.Builder _series = ImmutableArray.CreateBuilder<LoadInterval>();
    private readonly Span _interval = new();
    private readonly TimeSpan _slice;
    private readonly long _secondsPerInterval;
    private readonly long _firstSecond;
    private long _openSecond;
    private long _begunBefore;
    private long _failingSince = long.MaxValue;
    private long _lastFailure;
    private string? _redirect;

    public Recorder(ScenarioPlan plan, RateProfile profile)
    {
        _plan = plan;
        _profile = profile;
        _slice = plan.Measured / SliceCount;
        _secondsPerInterval = Math.Max(1, (long)Math.Ceiling((plan.WarmUp + plan.Measured).TotalSeconds / MostIntervals));
        // Intervals are counted from the begin of the measured time, so that none has some of both.
        _firstSecond = (long)Math.Floor(-plan.WarmUp.TotalSeconds / _secondsPerInterval) * _secondsPerInterval;
        _openSecond = _firstSecond;
        _stripes = [.. Enumerable.Range(0, Math.Min(MostStripes, Environment.ProcessorCount)).Select(_ => new Stripe(SliceCount, _firstSecond))];
    }

    public ErrorBook Errors { get; } = new();

    /// <summary>From the first failure to the last, with no success between or after them: a single one says nothing of the time in which nothing was asked.</summary>
    public TimeSpan FailingFor => Volatile.Read(ref _failingSince) is var since && since == long.MaxValue ? TimeSpan.Zero : new TimeSpan(Math.Max(0, Volatile.Read(ref _lastFailure) - since));

    /// <summary>Counts one request.</summary>
    /// <param name="due">When its iteration was due: decides between warm-up and measured time.</param>
    /// <param name="end">When it ended.</param>
    public void Request(TimeSpan due, TimeSpan end, in Outcome outcome)
    {
        var stripe = StripeOfThisThread();
        lock (stripe.Gate) Count(stripe, due, end, outcome);
        Judge(end, outcome);
    }

    /// <summary>Counts an iteration that was its own only request.</summary>
    public void IterationAndRequest(TimeSpan due, TimeSpan begin, TimeSpan end, in Outcome outcome)
    {
        var stripe = StripeOfThisThread();
        lock (stripe.Gate)
        {
            Count(stripe, due, end, outcome);
            Measure(stripe, due, begin, end);
        }
        Judge(end, outcome);
    }

    /// <summary>Measures an iteration whose requests were counted on their own.</summary>
    public void Iteration(TimeSpan due, TimeSpan begin, TimeSpan end)
    {
        var stripe = StripeOfThisThread();
        lock (stripe.Gate) Measure(stripe, due, begin, end);
    }

    /// <summary>Measures a request of several kinds.</summary>
    public void Step(string group, string name, TimeSpan took, in Outcome outcome) =>
        _operations.GetOrAdd((group, name), key => new Operation(key.Group, key.Name)).Record(took, outcome);

    /// <summary>Closes every second that is over, and tells what the last of them had.</summary>
    /// <param name="begun">Iterations begun so far, warm-up included.</param>
    /// <returns>Null where no second ended.</returns>
    public (RequestCounts Requests, double P99)? CloseSeconds(TimeSpan now, long begun, int inFlight)
    {
        (RequestCounts, double)? last = null;
        for (; new TimeSpan((_openSecond + 1) * TimeSpan.TicksPerSecond) <= now; _openSecond++)
            last = CloseSecond(begun, inFlight);
        return last;
    }

    /// <summary>What was measured; no request may be under way any more.</summary>
    public ScenarioResult Result(long planned, long begunMeasured, long begun, TimeSpan duration)
    {
        for (var n = 0; n < Stripe.OpenSeconds; n++, _openSecond++) CloseSecond(begun, 0);
        while (_openSecond % _secondsPerInterval != 0)
        {
            CloseSecond(begun, 0);
            _openSecond++;
        }
        while (_series is [.., { Requests.All: 0 } unused] && unused.At >= _plan.Measured) _series.RemoveAt(_series.Count - 1);
        var slices = Enumerable.Range(0, SliceCount).Select(n => Sum(stripe => stripe.Slices[n])).ToList();
        var all = new Span();
        foreach (var slice in slices) all.Add(slice);
        var (warmUp, serviceTime, startLag) = (new Tally(), new Latencies(), new Latencies());
        foreach (var stripe in _stripes)
        {
            warmUp.Add(stripe.WarmUp);
            serviceTime.Add(stripe.ServiceTime);
            startLag.Add(stripe.StartLag);
        }
        return new ScenarioResult
        {
            Plan = _plan,
            WarmUp = warmUp.Requests,
            Requests = all.Requests.Requests,
            Planned = planned,
            Begun = begunMeasured,
            Duration = duration,
            Latency = all.Latency.Summary(),
            ServiceTime = serviceTime.Summary(),
            StartLag = startLag.Summary(),
            Distribution = all.Latency.Curve(),
            Statuses = [.. Enumerable.Range(0, 1000).Select(status => new StatusCount(status, _stripes.Sum(s => s.Statuses[status]))).Where(s => s.Count > 0)],
            Errors = Errors.Groups(),
            Redirect = _redirect,
            Operations = [.. _operations.OrderBy(o => o.Key).Select(o => o.Value.Result())],
            Series = _series.ToImmutable(),
            Slices = [.. slices.Select((slice, n) => new SliceResult(_slice * n, _slice, slice.Requests.Requests.All / _slice.TotalSeconds, slice.Requests.Requests, slice.Latency.Summary()))],
            BytesReceived = _stripes.Sum(s => s.Bytes),
        };
    }

    private (RequestCounts Requests, double P99) CloseSecond(long begun, int inFlight)
    {
        var closed = new Span();
        foreach (var stripe in _stripes)
        {
            lock (stripe.Gate)
            {
                closed.Add(stripe.Second(_openSecond));
                stripe.Second(_openSecond).Clear();
                stripe.Closed = _openSecond;
            }
        }
        _interval.Add(closed);
        if ((_openSecond + 1) % _secondsPerInterval == 0)
        {
            var at = TimeSpan.FromSeconds(_openSecond + 1 - _secondsPerInterval);
            var planned = _plan.Model == LoadModel.Open ? _profile.ArrivalsBetween(at, at + TimeSpan.FromSeconds(_secondsPerInterval)) : begun - _begunBefore;
            _series.Add(new LoadInterval(at, planned, _interval.Requests.Requests, inFlight, _interval.Latency.At(50), _interval.Latency.At(99), _interval.Latency.At(100)));
            _interval.Clear();
            _begunBefore = begun;
        }
        return (closed.Requests.Requests, closed.Latency.At(99));
    }

    private Stripe StripeOfThisThread() => _stripes[Thread.GetCurrentProcessorId() % _stripes.Length];

    private void Count(Stripe stripe, TimeSpan due, TimeSpan end, in Outcome outcome)
    {
        if (outcome.Status is > 0 and < 1000) stripe.Statuses[outcome.Status]++;
        stripe.SecondOf(end).Requests.Count(outcome);
        if (due < TimeSpan.Zero)
        {
            stripe.WarmUp.Count(outcome);
            return;
        }
        stripe.Bytes += outcome.Bytes;
        SliceOf(stripe, end).Requests.Count(outcome);
    }

    private void Measure(Stripe stripe, TimeSpan due, TimeSpan begin, TimeSpan end)
    {
        stripe.SecondOf(end).Latency.Record(end - due);
        if (due < TimeSpan.Zero) return;
        SliceOf(stripe, end).Latency.Record(end - due);
        stripe.ServiceTime.Record(end - begin);
        if (_plan.Model == LoadModel.Open) stripe.StartLag.Record(begin - due);
    }

    /// <summary>What ends after the measured time belongs to its last slice.</summary>
    private Span SliceOf(Stripe stripe, TimeSpan end) => stripe.Slices[Math.Clamp(_slice > TimeSpan.Zero ? (int)(end.Ticks / _slice.Ticks) : 0, 0, SliceCount - 1)];

    private void Judge(TimeSpan end, in Outcome outcome)
    {
        if (outcome.Error is not { } kind)
        {
            if (outcome.Detail is { } location) Interlocked.CompareExchange(ref _redirect, location, null);
            if (Volatile.Read(ref _failingSince) != long.MaxValue) Volatile.Write(ref _failingSince, long.MaxValue);
            return;
        }
        Errors.Add(kind, outcome.Detail);
        Volatile.Write(ref _lastFailure, end.Ticks);
        Interlocked.CompareExchange(ref _failingSince, end.Ticks, long.MaxValue);
    }

    private Span Sum(Func<Stripe, Span> part)
    {
        var sum = new Span();
        foreach (var stripe in _stripes) sum.Add(part(stripe));
        return sum;
    }
}
