using System.Net;

namespace Cortico.Stack.FireDrills;

/// <summary>The web app keeps cores busy.</summary>
public sealed class CpuCause(FaultApi faults) : ICause
{
    private bool _began;

    public string What => "the web app keeps two cores busy, or the one that it has";

    public string Report { get; private set; } = "no core was kept busy";

    /// <summary>Two, as on a busy machine one thread gets less than the 0.8 cores that the rule allows; a container has one.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _began = true;
        var (status, body) = await faults.BeginAsync("cpu?cores=2", cancellation);
        Report = status == HttpStatusCode.Accepted ? $"two cores: {body}" : $"one core: {await faults.StartAsync("cpu?cores=1", cancellation)}";
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        if (_began) await faults.EndAsync("cpu", cancellation);
    }
}
