using Cortico.LoadGenerator.Measuring;
using Cortico.LoadGenerator.Pacing;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Tests.Measuring;

public sealed class RecorderTests
{
    [Fact]
    public void A_request_more_takes_no_memory()
    {
        var recorder = Of(Plans.Scenario(LoadModel.Open, 0, (1000, 1000, 100)));
        Fill(recorder, 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill(recorder, 1_000_000);

        // A tenth of a byte for each: the runtime itself may need some, once.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void A_run_of_a_day_has_no_more_intervals_than_a_run_of_an_hour()
    {
        var plan = Plans.Scenario(LoadModel.Open, 30, (1, 1, 24 * 3600));
        var recorder = Of(plan);
        for (var at = TimeSpan.FromSeconds(-29.5); at < plan.Measured; at += TimeSpan.FromSeconds(1))
        {
            recorder.IterationAndRequest(at, at, at, Outcome.Answered(200, 1));
            recorder.CloseSeconds(at, 0, 0);
        }
        var result = recorder.Result(0, 0, 0, plan.Measured);

        Assert.InRange(result.Series.Length, 3400, 3602);
        Assert.Equal(24 * 3600, result.Requests.All);
        Assert.Equal(30, result.WarmUp.All);
        Assert.Equal((24 * 3600) + 30, result.Series.Sum(i => i.Requests.All));
        Assert.Equal(25, (result.Series[1].At - result.Series[0].At).TotalSeconds);
        Assert.All(result.Slices, slice => Assert.Equal(8640, slice.Requests.All));
    }

    [Fact]
    public void What_ends_late_or_is_recorded_late_is_counted_once_all_the_same()
    {
        var recorder = Of(Plans.Scenario(LoadModel.Open, 0, (10, 10, 2)));
        var second = TimeSpan.FromSeconds(1);
        recorder.CloseSeconds(second * 2, 0, 0);
        recorder.IterationAndRequest(second * 0.5, second * 0.5, second * 0.9, Outcome.Answered(200, 1));
        recorder.IterationAndRequest(second, second, second * 9, Outcome.Answered(503, 1));
        recorder.IterationAndRequest(second, second, second * 90, Outcome.Failed(Outcome.TimedOut, "nothing"));
        var result = recorder.Result(3, 3, 3, second * 2);

        Assert.Equal(new RequestCounts(1, 1, 1), result.Requests);
        Assert.Equal(new RequestCounts(1, 1, 1), result.Series.Aggregate(RequestCounts.None, (sum, i) => sum + i.Requests));
        Assert.Equal(new RequestCounts(1, 1, 1), result.Slices.Aggregate(RequestCounts.None, (sum, s) => sum + s.Requests));
        Assert.Equal([new StatusCount(200, 1), new StatusCount(503, 1)], result.Statuses);
        Assert.Equal([new ErrorGroup("503", 1, "status 503"), new ErrorGroup("timeout", 1, "nothing")], result.Errors);
    }

    [Fact]
    public void It_fails_from_the_first_failure_to_the_last_without_a_success_between()
    {
        var recorder = Of(Plans.Scenario(LoadModel.Open, 0, (1, 1, 60)));
        TimeSpan After(double second, bool succeeds)
        {
            var at = TimeSpan.FromSeconds(second);
            recorder.IterationAndRequest(at, at, at, succeeds ? Outcome.Answered(200, 1) : Outcome.Failed(Outcome.TimedOut, "nothing"));
            return recorder.FailingFor;
        }

        Assert.Equal([0, 0, 4, 0, 0, 25], new[] { After(1, true), After(2, false), After(6, false), After(7, true), After(30, false), After(55, false) }.Select(time => time.TotalSeconds));
    }

    private static Recorder Of(ScenarioPlan plan) => new(plan, new RateProfile(plan));

    private static void Fill(Recorder recorder, int requests)
    {
        for (var n = 0; n < requests; n++)
        {
            var at = TimeSpan.FromSeconds(n % 3);
            recorder.IterationAndRequest(at, at, at + TimeSpan.FromMicroseconds(n), Outcome.Answered(200, 1));
        }
    }
}
