using Cortico.Stack.Grafana.Verify;

namespace Cortico.Stack.Load;

/// <summary>One load on a service: the server's counters before, the load with a look at every panel while it runs, the counters after.</summary>
/// <param name="stack">Null where nothing of ours watches the target.</param>
public sealed class LoadTestRun(GeneratorProcess generator, StackUnderLoad? stack, TimeProvider time)
{
    /// <summary>Cancelled while the load runs or afterwards, it gives what was measured until then; what can't be had any more says so.</summary>
    /// <exception cref="StackException">The load could not be carried out.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before there was any load.</exception>
    public async Task<LoadObservation> RunAsync(GeneratorRequest request, IProgress<LoadProgress> progress, CancellationToken cancellation)
    {
        if (stack is null)
        {
            var alone = await generator.RunAsync(request, progress, cancellation);
            return new LoadObservation(alone, ServerFigures.Missing([], alone.Started, "this stack's Prometheus does not watch the target"), null, null);
        }
        var before = await stack.Observer.BeforeAsync(cancellation);
        using var loadOver = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var verified = VerifyAsync(stack, request.Plan, loadOver.Token, cancellation);
        LoadResult result;
        try
        {
            result = await generator.RunAsync(request, progress, cancellation);
        }
        finally
        {
            await loadOver.CancelAsync();
            await ((Task)verified).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        var (panels, problem) = verified.IsCanceled ? (null, "LoadTest was interrupted") : await verified;
        return new LoadObservation(result, await stack.Observer.AfterAsync(before, result, cancellation), panels, problem);
    }

    /// <summary>Looks when half of the measured time is over; a stack that has just come up gets until the load's end for its first figures.</summary>
    private async Task<(VerifyReport? Panels, string? Problem)> VerifyAsync(StackUnderLoad stack, LoadPlan plan, CancellationToken loadOver, CancellationToken cancellation)
    {
        var longest = plan.Scenarios.MaxBy(scenario => scenario.WarmUp + scenario.Measured)!;
        var end = time.GetUtcNow() + longest.WarmUp + longest.Measured;
        var verifier = new DashboardVerifier(stack.Grafana);
        try
        {
            await Task.Delay(longest.WarmUp + (longest.Measured / 2), time, loadOver);
            return (await verifier.WaitForDataAsync(stack.Dashboards, end, null, loadOver), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return await LastLookAsync(verifier, stack, cancellation);
        }
        catch (StackException problem)
        {
            return (null, problem.Message);
        }
    }

    /// <summary>Where the load ended before there was an answer.</summary>
    private static async Task<(VerifyReport? Panels, string? Problem)> LastLookAsync(DashboardVerifier verifier, StackUnderLoad stack, CancellationToken cancellation)
    {
        try
        {
            return (await verifier.VerifyAsync(stack.Dashboards, null, cancellation), null);
        }
        catch (StackException problem)
        {
            return (null, problem.Message);
        }
    }
}
