namespace Cortico.Build;

/// <summary>Where the time of a run went, stage by stage, from the start of the process.</summary>
public sealed class StageTimes(TimeProvider time)
{
    private readonly List<(string Stage, TimeSpan Took)> _stages = [];
    private readonly long _begin = time.GetTimestamp();

    public IReadOnlyList<(string Stage, TimeSpan Took)> All => _stages;

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
            _stages.Add((stage, time.GetElapsedTime(begin)));
        }
    }
}
