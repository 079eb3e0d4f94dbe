namespace Cortico.Stack.FireDrills;

/// <summary>A service that is away.</summary>
public sealed class StoppedService(string service, IServiceSwitch services) : ICause
{
    private bool _stopped;

    public string What => $"stop {service}";

    public string Report => _stopped ? $"{service} is stopped" : $"{service} was not stopped";

    public async Task StartAsync(CancellationToken cancellation)
    {
        _stopped = true;
        await services.StopAsync(service);
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        if (!_stopped) return;
        await services.StartAsync(service);
        _stopped = false;
    }
}
