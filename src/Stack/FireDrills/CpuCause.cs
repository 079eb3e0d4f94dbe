using System.Globalization;
using System.Net;

namespace Cortico.Stack.FireDrills;

/// <summary>The web app keeps cores busy.</summary>
public sealed class CpuCause(FaultApi faults) : ICause
{
    private const string LoadFile = "/proc/loadavg";
    private bool _began;
    private string _said = "no core was kept busy";

    public string What => "web keeps two cores busy";

    /// <summary>With the machine's load: where others want the cores too, the app may get too few to fire the rule.</summary>
    public string Report => File.Exists(LoadFile)
        ? string.Create(CultureInfo.InvariantCulture, $"{_said}; {File.ReadAllText(LoadFile).Split(' ')[0]} threads want one of {Environment.ProcessorCount} cores here (load average of the last minute)")
        : _said;

    /// <summary>Two, as on a busy machine one thread gets less than the 0.8 cores that the rule allows; a container has one.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _began = true;
        var (status, body) = await faults.BeginAsync("cpu?cores=2", cancellation);
        _said = status == HttpStatusCode.Accepted ? $"two cores: {body}" : $"one core: {await faults.StartAsync("cpu?cores=1", cancellation)}";
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        if (_began) await faults.EndAsync("cpu", cancellation);
    }
}
