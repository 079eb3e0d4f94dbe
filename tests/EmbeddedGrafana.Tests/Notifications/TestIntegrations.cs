using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

/// <summary>Integrations that keep what they are sent, or fail as a test wants.</summary>
internal sealed class TestIntegrations(TimeProvider time) : IIntegrationFactory
{
    public List<Delivery> Deliveries { get; } = [];

    /// <summary>Runs before a notification counts as delivered.</summary>
    public Func<Delivery, Task> BeforeDelivery { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after it was delivered, and before the notifier knows.</summary>
    public Func<Delivery, Task> AfterDelivery { get; set; } = _ => Task.CompletedTask;

    public IIntegration Create(ContactPoint point) => new One(point.Name, this);

    private sealed class One(string point, TestIntegrations all) : IIntegration
    {
        public async Task SendAsync(Notification notification, CancellationToken cancellation)
        {
            var delivery = new Delivery(all.Now, point, notification, cancellation);
            await all.BeforeDelivery(delivery);
            lock (all.Deliveries)
            {
                all.Deliveries.Add(delivery);
            }

            await all.AfterDelivery(delivery);
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}
