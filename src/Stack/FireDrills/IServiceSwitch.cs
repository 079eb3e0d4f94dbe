namespace Cortico.Stack.FireDrills;

/// <summary>Stops and starts one service of a stack that runs.</summary>
public interface IServiceSwitch
{
    /// <summary>Returns when it is gone; nothing starts it again by itself.</summary>
    Task StopAsync(string service);

    /// <summary>Returns when it is healthy again.</summary>
    Task StartAsync(string service);
}
