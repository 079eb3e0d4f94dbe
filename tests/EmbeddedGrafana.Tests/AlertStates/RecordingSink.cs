using System.Collections.Concurrent;
using Cortico.EmbeddedGrafana.Alerting.Notifications;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

/// <summary>Keeps what was posted.</summary>
internal sealed class RecordingSink : IAlertSink
{
    public ConcurrentQueue<PostedAlert> Posted { get; } = new();

    /// <summary>Whether it refuses what it is given.</summary>
    public bool Refuses { get; set; }

    public ValueTask PostAsync(IReadOnlyList<PostedAlert> alerts, CancellationToken cancellation)
    {
        if (Refuses)
        {
            throw new InvalidOperationException("no room");
        }

        foreach (var alert in alerts)
        {
            Posted.Enqueue(alert);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What was posted since the last call.</summary>
    public List<PostedAlert> Take()
    {
        var taken = new List<PostedAlert>();
        while (Posted.TryDequeue(out var alert))
        {
            taken.Add(alert);
        }

        return taken;
    }
}
