using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Measuring;

/// <summary>One kind of request within a scenario, in its measured time.</summary>
internal sealed class Operation(string group, string name)
{
    private readonly Lock _gate = new();
    private readonly Tally _requests = new();
    private readonly Latencies _latency = new();

    public void Record(TimeSpan took, in Outcome outcome)
    {
        lock (_gate)
        {
            _requests.Count(outcome);
            _latency.Record(took);
        }
    }

    public OperationResult Result()
    {
        lock (_gate) return new OperationResult(group, name, _requests.Requests, _latency.Summary());
    }
}
