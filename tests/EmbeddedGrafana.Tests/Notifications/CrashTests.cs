using System.Globalization;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

public sealed class CrashTests : IAsyncDisposable
{
    private readonly TestNotifier _notifier = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    public ValueTask DisposeAsync() => _notifier.DisposeAsync();

    [Fact]
    public async Task After_a_restart_nobody_is_told_twice_and_repeats_come_when_they_are_due()
    {
        await _notifier.StartAsync();
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(600);
        await _notifier.RestartAsync();
        await _notifier.PassAsync(2900);
        Assert.Equal(["10 ops: a+"], _notifier.Told);

        await _notifier.PassAsync(200);

        Assert.Equal(2, _notifier.Told.Count);
    }

    [Fact]
    public async Task What_was_posted_and_not_told_is_told_after_a_crash()
    {
        await _notifier.StartAsync();
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(3);
        await _notifier.ReviveAsync(_notifier.CrashImage());
        await _notifier.PassAsync(30);

        Assert.Equal("a+", Assert.Single(_notifier.Integrations.Deliveries).Alerts);
    }

    [Fact]
    public async Task What_resolved_during_the_outage_is_told_after_it()
    {
        await _notifier.StartAsync();
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(30);
        await _notifier.ReviveAsync(_notifier.CrashImage());
        await _notifier.ResolveAsync("a");
        await _notifier.PassAsync(90);

        Assert.Equal(["a+", "a-"], _notifier.Integrations.Deliveries.Select(delivery => delivery.Alerts));
    }

    [Fact]
    public async Task An_outage_longer_than_an_alert_s_end_does_not_make_it_resolved_before_the_rules_speak()
    {
        await _notifier.StartAsync();
        await _notifier.PostAsync("a", TestNotifier.Start, TestNotifier.Start.AddMinutes(2));
        await _notifier.PassAsync(30);
        var image = _notifier.CrashImage();
        await _notifier.Dispatcher.StopAsync(TestContext.Current.CancellationToken);
        _notifier.Time.Advance(TimeSpan.FromMinutes(20));
        await _notifier.ReviveAsync(image);
        await _notifier.PassAsync(60);
        await _notifier.PostAsync("a", TestNotifier.Start, _notifier.Time.GetUtcNow().AddMinutes(2));
        await _notifier.PassAsync(60);

        Assert.Equal(["10 ops: a+"], _notifier.Told);
    }

    [Fact]
    public async Task What_was_told_to_have_resolved_long_ago_is_not_told_again_by_a_restart_or_a_new_policy()
    {
        await _notifier.StartAsync(TestNotifier.Policy(repeat: "2m"));
        await _notifier.FireAsync("a", ("n", "1"));
        await _notifier.FireAsync("a", ("n", "2"));
        await _notifier.PassAsync(20);
        await _notifier.ResolveAsync("a", ("n", "1"));
        await _notifier.PassAsync(200);
        Assert.Equal(["10 ops: a+ a+", "70 ops: a- a+", "190 ops: a+"], _notifier.Told);

        await _notifier.RestartAsync();
        await _notifier.SetPolicyAsync(TestNotifier.Policy(repeat: "3m"));
        await _notifier.PassAsync(100);

        Assert.Equal(3, _notifier.Told.Count);
        Assert.Single(_notifier.Alerts.All());
    }

    [Fact]
    public async Task A_new_policy_ends_what_is_being_sent_before_it_sends_itself()
    {
        var tries = 0;
        _notifier.Integrations.BeforeDelivery = _ => ++tries == 1 ? throw new NotificationFailedException("not yet", retry: true) : Task.CompletedTask;
        await _notifier.StartAsync(TestNotifier.Policy(wait: "1s"));
        await _notifier.Dispatcher.PostAsync([new(Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts.Fingerprint.Set([KeyValuePair.Create("alertname", "a")]), new Dictionary<string, string>(), TestNotifier.Start.AddSeconds(-9), TestNotifier.Start.AddHours(1), "")], TestContext.Current.CancellationToken);
        Assert.False(Assert.Single(_notifier.Dispatcher.Groups).Running.IsCompleted);

        await _notifier.SetPolicyAsync(TestNotifier.Policy(wait: "1s", repeat: "2h"));
        await _notifier.Dispatcher.PollAsync();
        await _notifier.PassAsync(30);

        Assert.Single(_notifier.Told);
    }

    /// <summary>
    /// Alerts come and go, and the process is killed at random: between two seconds, right before a notification is sent, or after it
    /// was sent and before the log knows. Each change is told in the end, and only a kill during a send may repeat a notification.
    /// </summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Killed_at_random_moments_it_tells_everything_and_repeats_only_what_it_could_not_write_down(int seed)
    {
        var random = new Random(seed);
        var firing = new Dictionary<string, bool>(StringComparer.Ordinal);
        var mayRepeat = new HashSet<(string, string)>();
        TemporaryFolder? image = null;
        _notifier.Integrations.BeforeDelivery = delivery =>
        {
            if (image is not null)
            {
                throw new NotificationFailedException("this process is dead", retry: false);
            }

            if (random.Next(8) == 0)
            {
                // What undoes it before it is tried again tells what the receiver knows: nobody can know that it does.
                image = _notifier.CrashImage();
                mayRepeat.Add((delivery.Notification.GroupKey, delivery.Alerts[..1] + (delivery.Alerts[1] == '+' ? '-' : '+')));
                throw new NotificationFailedException("killed before it was sent", retry: false);
            }

            return Task.CompletedTask;
        };
        _notifier.Integrations.AfterDelivery = delivery =>
        {
            if (random.Next(8) == 0)
            {
                image = _notifier.CrashImage();
                mayRepeat.Add((delivery.Notification.GroupKey, delivery.Alerts));
                throw new NotificationFailedException("killed after it was sent", retry: false);
            }

            return Task.CompletedTask;
        };
        await _notifier.StartAsync(TestNotifier.Policy(wait: "2s", interval: "10s", repeat: "10h"));
        for (var step = 0; step < 40; step++)
        {
            var name = ((char)('a' + random.Next(3))).ToString(CultureInfo.InvariantCulture);
            firing[name] = !firing.GetValueOrDefault(name);
            await (firing[name] ? _notifier.FireAsync(name) : _notifier.ResolveAsync(name));
            await ReviveAsync();
            for (var second = random.Next(1, 30); second > 0; second--)
            {
                await _notifier.PassAsync(1);
                if (image is null && random.Next(40) == 0)
                {
                    image = _notifier.CrashImage();
                }

                await ReviveAsync();
            }
        }

        // With nobody killed any more, the last word on each alert is what is true.
        (_notifier.Integrations.BeforeDelivery, _notifier.Integrations.AfterDelivery) = (_ => Task.CompletedTask, _ => Task.CompletedTask);
        await _notifier.PassAsync(30);
        foreach (var group in _notifier.Integrations.Deliveries.GroupBy(delivery => delivery.Notification.GroupKey))
        {
            var told = group.Select(delivery => delivery.Alerts).ToList();
            var name = told[0][..1];
            Assert.Equal(firing[name] ? name + "+" : name + "-", told[^1]);
            var repeats = told.Zip(told.Skip(1)).Where(pair => pair.First == pair.Second && !mayRepeat.Contains((group.Key, pair.First)));
            Assert.Empty(repeats);
        }

        Assert.All(firing.Where(pair => pair.Value), pair => Assert.Contains(_notifier.Integrations.Deliveries, delivery => delivery.Alerts == pair.Key + "+"));

        // A process may be killed while it starts, too.
        async Task ReviveAsync()
        {
            while (image is { } found)
            {
                image = null;
                await _notifier.ReviveAsync(found);
            }
        }
    }
}
