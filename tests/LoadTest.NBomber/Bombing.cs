using Cortico.LoadGenerator;
using Cortico.LoadGenerator.Running;
using NBomber.Contracts;

namespace Cortico.LoadTest;

/// <summary>What NBomber's iterations and ours share: theirs wait until ours are ready, and are told when to end.</summary>
internal sealed class Bombing
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IReadOnlyDictionary<string, ForeignRun>> _runs = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isOver;

    /// <summary>Completes with NBomber's first iteration.</summary>
    public Task Begun => _begun.Task;

    public void Begin(IReadOnlyDictionary<string, ForeignRun> runs) => _runs.SetResult(runs);

    public async Task<Outcome> IterateAsync(string scenario, IScenarioContext context)
    {
        _begun.TrySetResult();
        var runs = await _runs.Task;
        if (!_isOver) return await runs[scenario].IterateAsync();
        context.StopCurrentTest("the load has ended early");
        return Outcome.Failed(Outcome.CutOff, "the load has ended early");
    }

    /// <summary>Waits for NBomber's end; once stopped, its next iteration ends it.</summary>
    public async Task DriveAsync(Task runner, CancellationToken stop)
    {
        await using var over = stop.Register(() => _isOver = true);
        await runner;
    }
}
