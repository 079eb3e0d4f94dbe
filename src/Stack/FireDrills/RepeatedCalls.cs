using System.Collections.Concurrent;

namespace Cortico.Stack.FireDrills;

/// <summary>Requests that are answered badly, a few at a time, until they are ended.</summary>
/// <param name="what">In a few words.</param>
/// <param name="fault"><c>error?code=500</c>, <c>latency?ms=1000</c>.</param>
public sealed class RepeatedCalls(string what, string fault, FaultApi faults, TimeProvider time) : ICause
{
    private const int Callers = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private Task _calls = Task.CompletedTask;
    private volatile bool _ended;

    public string What => what;

    public string Report => _answers.IsEmpty ? "no call was answered" : "calls answered " + string.Join(", ", _answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: {a.Value}"));

    public Task StartAsync(CancellationToken cancellation)
    {
        _calls = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync(cancellation)));
        return Task.CompletedTask;
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        _ended = true;
        await _calls;
    }

    private async Task CallAsync(CancellationToken cancellation)
    {
        using var pause = new PeriodicTimer(Pause, time);
        try
        {
            while (!_ended && await pause.WaitForNextTickAsync(cancellation)) Count(await AnswerAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Interrupted: the drill's stack goes too.
        }
    }

    /// <summary>A call that fails is counted, and told by <see cref="Report"/> where the rule does not fire.</summary>
    private async Task<string> AnswerAsync(CancellationToken cancellation)
    {
        try
        {
            return $"{(int)await faults.CallAsync(fault, cancellation)}";
        }
        catch (StackException problem)
        {
            return problem.Message;
        }
    }

    private void Count(string answer) => _answers.AddOrUpdate(answer, 1, (_, count) => count + 1);
}
