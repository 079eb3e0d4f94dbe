using Cortico.LoadGenerator.Running;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Measuring;

/// <summary>Says when the figures tell more about the generator than about the server.</summary>
internal static class LoadWarnings
{
    /// <summary>Milliseconds at p99.</summary>
    private const double MuchLag = 5;
    private const double NearlyAllCores = 0.85;
    private const double MuchPause = 0.02;

    public static IEnumerable<string> Of(GeneratorFigures generator, TimeSpan elapsed, IEnumerable<(ScenarioRun Run, ScenarioResult Result)> scenarios)
    {
        foreach (var (run, result) in scenarios)
        {
            if (result.StartLag.P99 > MuchLag)
                yield return $"\"{run.Name}\": one iteration in a hundred began {result.StartLag.P99:0.#} ms late or more (most {result.StartLag.Max:0.#} ms): the generator could not keep to its plan, and its lag is in the latencies.";
            if (run.TurnedAway > 0)
                yield return $"\"{run.Name}\": {run.TurnedAway} iterations were not started, because {run.MaxInFlight} were in flight already: the server did not keep up.";
            if (result.Errors.FirstOrDefault(error => error.Kind == Outcome.OutOfConnections) is { } exhausted)
                yield return $"\"{run.Name}\": {exhausted.Count} requests got no connection as the generator ran out of ports or file descriptors: that is its own fault, not the server's. Raise ulimit -n, or ask for less.";
            if (result.Redirect is { } location && result.Statuses.Where(status => status.Status is >= 300 and < 400).Sum(status => status.Count) is var redirects)
                yield return $"\"{run.Name}\": {redirects} of {(result.WarmUp + result.Requests).Answered} answers were redirects, the first to {location}: they count as successes and were not followed. Load what they lead to.";
            if (run.InFlight > 0)
                yield return $"\"{run.Name}\": {run.InFlight} iterations did not end though they were cancelled; they are in no figure.";
        }
        if (generator.Cores > NearlyAllCores * generator.Processors)
            yield return $"The generator used {generator.Cores:0.00} of {generator.Processors} cores: it may have been the bottleneck, not the server.";
        if (elapsed > TimeSpan.Zero && generator.GcPause / elapsed > MuchPause)
            yield return $"The generator's garbage collector stopped it for {generator.GcPause.TotalMilliseconds:0} ms of {elapsed.TotalSeconds:0.#} s: latencies are longer by that.";
    }
}
