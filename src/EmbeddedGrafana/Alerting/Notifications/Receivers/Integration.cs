using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

/// <summary>An integration of a contact point, tried until it works or time is up, with what came of it.</summary>
internal sealed class Integration(ContactPoint point, IIntegrationFactory factory, TimeProvider time)
{
    private const double Growth = 1.5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lazy<IIntegration> _way = new(() => factory.Create(point));

    public ContactPoint Point { get; } = point;

    public bool TellsResolved => !Point.DisableResolveMessage;

    /// <summary>Null where it was never used.</summary>
    public NotifyAttempt? LastAttempt { get; set; }

    /// <summary>Sends, again and again with growing pauses where that may help.</summary>
    /// <param name="cancellation">The end of all tries.</param>
    /// <returns>False where it could not be told; <see cref="LastAttempt"/> says why.</returns>
    public async Task<bool> NotifyAsync(Notification notification, CancellationToken cancellation)
    {
        var pause = FirstPause;
        while (true)
        {
            var start = time.GetUtcNow();
            try
            {
                await _way.Value.SendAsync(notification, cancellation);
                Report(start, null);
                return true;
            }
            catch (NotificationFailedException error)
            {
                Report(start, error.Message);
                if (!error.Retry)
                {
                    return false;
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                Report(start, "no answer until the next notification of the group was due. Look at the receiver");
                return false;
            }

            try
            {
                // Half as long to half as long again: many groups that failed at once do not come back at once.
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), time, cancellation);
            }
            catch (OperationCanceledException)
            {
                return false;
            }

            pause = pause * Growth < LongestPause ? pause * Growth : LongestPause;
        }
    }

    private void Report(DateTimeOffset start, string? error) => LastAttempt = new NotifyAttempt(start, time.GetUtcNow() - start, error);
}
