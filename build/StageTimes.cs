namespace Cortico.Build;

/// <summary>Where the time of a run went, stage by stage, from the start of the process.</summary>
public sealed class StageTimes(TimeProvider time)
{
    private readonly List<(string Stage, TimeSpan Took)> _stages = [];
    private readonly long _begin = time.GetTimestamp();

    /// <summary>In the order in which they ended; a stage that came twice is added up.</summary>
    public IReadOnlyList<(string Stage, TimeSpan Took)> All =>
        [.. _stages.GroupBy(s => s.Stage).Select(s => (s.Key, s.Aggregate(TimeSpan.Zero, (sum, part) => sum + part.Took)))];

    public TimeSpan SinceBegin => time.GetElapsedTime(_begin);

    public async Task<T> MeasureAsync<T>(string stage, Func<Task<T>> work)
    {
        var begin = time.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            lock (_stages) _stages.Add((stage, time.GetElapsedTime(begin)));
        }
    }

    public Task MeasureAsync(string stage, Func<Task> work) => MeasureAsync(stage, async () =>
    {
        await work();
        return true;
    });
}
