using Cortico.LoadGenerator;
using Cortico.LoadGenerator.Pacing;
using Cortico.LoadGenerator.Running;
using Cortico.Stack;
using Cortico.Stack.Load;
using NBomber.Contracts;
using NBomber.CSharp;

namespace Cortico.LoadTest;

/// <summary>
/// NBomber begins the iterations; what comes of them is measured as with the built-in engine, since NBomber keeps no p99.9
/// and no figures by the second. Source: its public contracts and documentation, version 6.6.
/// </summary>
/// <param name="license">A key for the use in an organisation; null for personal use.</param>
public sealed class NBomberEngine(string? license) : ILoadEngine
{
    /// <summary>Variable that holds the key; an argument would show it to every user of the machine.</summary>
    public const string LicenseVariable = "NBOMBER_LICENSE";

    private const string Caveat = "NBomber spreads the arrivals of each second at random and does not tell when each was due: latencies count from the actual start, and a late generator does not show in them.";

    private const string PersonalUse = $"NBomber ran without a key: it is free for personal use only. An organisation needs one of its vendor's, in the variable {LicenseVariable}.";

    public string Name => $"NBomber {typeof(NBomberRunner).Assembly.GetName().Version?.ToString(3)}";

    /// <inheritdoc/>
    /// <exception cref="EngineUnavailableException">NBomber refused the plan, its licence or this machine.</exception>
    public async Task<LoadResult> RunAsync(LoadPlan plan, IReadOnlyList<LoadScenario> scenarios, IProgress<LoadProgress> progress, CancellationToken cancellation)
    {
        Simulations.Check(plan);
        var bombing = new Bombing();
        // Run() is synchronous and takes as long as the load.
        var runner = Task.Factory.StartNew(() => Run(plan, bombing), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (await Task.WhenAny(runner, bombing.Begun) == runner)
        {
            await runner;
            throw new EngineUnavailableException("NBomber ended before it began a single iteration.");
        }
        var clock = RunClock.Start(plan, TimeProvider.System);
        var runs = plan.Scenarios.Select(scenario => new ForeignRun(
            scenario, LoadScenario.Find(scenarios, scenario.Name), clock, plan.RequestTimeout, stop => bombing.DriveAsync(runner, stop))).ToList();
        bombing.Begin(runs.ToDictionary(run => run.Name));
        var result = await new LoadRun(Name, plan, clock, runs, TimeProvider.System).RunAsync(progress, cancellation);
        return result with { Warnings = [.. license is null ? [PersonalUse] : Array.Empty<string>(), Caveat, .. result.Warnings] };
    }

    private void Run(LoadPlan plan, Bombing bombing)
    {
        // Its log can't be switched off, and its folder is emptied by some versions: one of its own, which goes with the run.
        var folder = Directory.CreateTempSubdirectory("cortico-nbomber-");
        try
        {
            var context = NBomberRunner
                .RegisterScenarios([.. plan.Scenarios.Select(scenario => Scenario(scenario, bombing))])
                .WithTestSuite("cortico").WithTestName("LoadTest")
                .WithScenarioCompletionTimeout(plan.RequestTimeout)
                .WithReportFolder(folder.FullName)
                .WithoutReports()
                .DisplayConsoleMetrics(false);
            (license is null ? context : context.WithLicense(license)).Run();
        }
        catch (Exception problem)
        {
            // Its errors of configuration, validation and licence are plain exceptions.
            var message = $"NBomber could not run the load: {problem.Message}";
            throw bombing.Begun.IsCompleted ? new StackException(message, problem) : new EngineUnavailableException(message, problem);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The warm-up is the first simulation, so that it is counted as the built-in engine counts it.</summary>
    private static ScenarioProps Scenario(ScenarioPlan plan, Bombing bombing) => NBomber.CSharp.Scenario
        .Create(plan.Name, async context =>
        {
            var outcome = await bombing.IterateAsync(plan.Name, context);
            return outcome.Succeeded
                ? Response.Ok(statusCode: $"{outcome.Status}", sizeBytes: outcome.Bytes)
                : Response.Fail(statusCode: outcome.Error ?? "", message: outcome.Detail ?? "", sizeBytes: outcome.Bytes);
        })
        .WithoutWarmUp()
        .WithRestartIterationOnFail(false)
        .WithMaxFailCount(int.MaxValue)
        .WithLoadSimulations([.. Simulations.Of(plan)]);
}
