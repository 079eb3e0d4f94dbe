using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Alerting.Policies;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

public sealed class GroupTimingTests : IAsyncDisposable
{
    private readonly TestNotifier _notifier = new();

    public ValueTask DisposeAsync() => _notifier.DisposeAsync();

    [Fact]
    public async Task The_first_notification_waits_for_group_wait_and_holds_all_that_came_until_then()
    {
        await _notifier.StartAsync();
        await _notifier.FireAsync("a", ("instance", "1"));
        await _notifier.PassAsync(9);
        await _notifier.FireAsync("a", ("instance", "2"));
        Assert.Empty(_notifier.Told);

        await _notifier.PassAsync(1);

        Assert.Equal(["10 ops: a+ a+"], _notifier.Told);
    }

    [Fact]
    public async Task What_comes_later_waits_for_group_interval()
    {
        await _notifier.StartAsync();
        await _notifier.FireAsync("a", ("instance", "1"));
        await _notifier.PassAsync(12);
        await _notifier.FireAsync("a", ("instance", "2"));
        await _notifier.PassAsync(200);

        Assert.Equal(["10 ops: a+", "70 ops: a+ a+"], _notifier.Told);
    }

    [Fact]
    public async Task What_stays_is_repeated_at_the_flush_where_the_repeat_interval_has_passed()
    {
        await _notifier.StartAsync(TestNotifier.Policy(repeat: "2m30s"));
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(400);

        Assert.Equal(["10 ops: a+", "190 ops: a+", "370 ops: a+"], _notifier.Told);
    }

    [Fact]
    public async Task A_repeat_interval_of_whole_group_intervals_is_kept_exactly()
    {
        await _notifier.StartAsync(TestNotifier.Policy(repeat: "2m"));
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(260);

        Assert.Equal(["10 ops: a+", "130 ops: a+", "250 ops: a+"], _notifier.Told);
    }

    [Fact]
    public async Task Resolved_is_told_once_at_the_next_group_interval()
    {
        await _notifier.StartAsync();
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(15);
        await _notifier.ResolveAsync("a");
        await _notifier.PassAsync(300);

        Assert.Equal(["10 ops: a+", "70 ops: a-"], _notifier.Told);
    }

    [Fact]
    public async Task What_fires_and_resolves_before_it_was_told_is_not_told()
    {
        await _notifier.StartAsync();
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(5);
        await _notifier.ResolveAsync("a");
        await _notifier.PassAsync(300);

        Assert.Empty(_notifier.Told);
    }

    [Fact]
    public async Task An_alert_that_is_not_posted_again_resolves_at_its_end()
    {
        await _notifier.StartAsync();
        await _notifier.PostAsync("a", TestNotifier.Start, TestNotifier.Start.AddSeconds(100));
        await _notifier.PassAsync(300);

        Assert.Equal(["10 ops: a+", "130 ops: a-"], _notifier.Told);
        Assert.Equal(TestNotifier.Start.AddSeconds(100), _notifier.Integrations.Deliveries[^1].Notification.Alerts[0].Alert.EndsAt);
    }

    [Fact]
    public async Task A_contact_point_without_resolved_messages_is_told_again_when_it_fires_again()
    {
        await _notifier.AddPointAsync("quiet", disableResolveMessage: true);
        await _notifier.StartAsync(TestNotifier.Policy("quiet"));
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(15);
        await _notifier.ResolveAsync("a");
        await _notifier.PassAsync(60);
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(60);

        Assert.Equal(["10 quiet: a+", "130 quiet: a+"], _notifier.Told);
    }

    [Fact]
    public async Task An_alert_that_began_before_group_wait_is_told_at_once()
    {
        await _notifier.StartAsync();
        await _notifier.PostAsync("a", TestNotifier.Start.AddMinutes(-5), TestNotifier.Start.AddHours(1));

        Assert.Equal(["0 ops: a+"], _notifier.Told);
    }

    [Fact]
    public async Task Contact_points_and_policies_take_effect_at_the_poll_interval()
    {
        await _notifier.StartAsync();
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(30);
        await _notifier.AddPointAsync("new");
        await _notifier.SetPolicyAsync(TestNotifier.Policy("new"));
        await _notifier.PassAsync(29);
        Assert.Equal(["10 ops: a+"], _notifier.Told);

        await _notifier.PassAsync(1);

        Assert.Equal(["10 ops: a+", "60 new: a+"], _notifier.Told);
    }

    [Fact]
    public async Task A_configuration_that_did_not_change_leaves_the_groups_alone()
    {
        await _notifier.StartAsync();
        await _notifier.FireAsync("a");
        var group = Assert.Single(_notifier.Dispatcher.Groups);
        await _notifier.PassAsync(130);

        Assert.Same(group, Assert.Single(_notifier.Dispatcher.Groups));
    }

    [Fact]
    public async Task A_contact_point_that_fails_is_tried_again_and_loses_nothing()
    {
        var failures = 0;
        _notifier.Integrations.BeforeDelivery = _ => ++failures <= 3 ? throw new NotificationFailedException("down", retry: true) : Task.CompletedTask;
        await _notifier.StartAsync();
        await _notifier.PostAsync("a", TestNotifier.Start, TestNotifier.Start.AddHours(1));
        for (var second = 0; second < 40; second++)
        {
            _notifier.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(4, failures);
        Assert.Single(_notifier.Told);
    }

    [Fact]
    public async Task What_could_not_be_told_comes_with_the_next_flush_and_shows_in_the_status()
    {
        var down = true;
        _notifier.Integrations.BeforeDelivery = _ => down ? throw new NotificationFailedException("refused", retry: false) : Task.CompletedTask;
        await _notifier.StartAsync();
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(20);
        Assert.Equal("refused", _notifier.Dispatcher.Receivers[0].Integrations[0].LastAttempt?.Error);
        await _notifier.ResolveAsync("a");
        await _notifier.FireAsync("a");
        down = false;
        await _notifier.PassAsync(60);

        Assert.Equal(["70 ops: a+"], _notifier.Told);
        Assert.Null(_notifier.Dispatcher.Receivers[0].Integrations[0].LastAttempt?.Error);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_given_up_when_the_next_flush_is_due_and_then_tried_again()
    {
        var hangs = true;
        _notifier.Integrations.BeforeDelivery = delivery => hangs ? Task.Delay(Timeout.InfiniteTimeSpan, delivery.Cancellation) : Task.CompletedTask;
        await _notifier.StartAsync();
        await _notifier.PostWithoutWaitingAsync("a");
        _notifier.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(Assert.Single(_notifier.Dispatcher.Groups).Running.IsCompleted);

        hangs = false;
        _notifier.Time.Advance(TimeSpan.FromSeconds(60));
        await _notifier.Dispatcher.QuietAsync();
        await _notifier.PassAsync(60);

        Assert.Single(_notifier.Told);
    }

    [Fact]
    public async Task What_is_posted_while_the_server_stops_is_told_after_its_next_start()
    {
        await _notifier.StartAsync();
        await _notifier.Dispatcher.StopAsync(TestContext.Current.CancellationToken);
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(60);
        Assert.Empty(_notifier.Told);

        await _notifier.RestartAsync();

        Assert.Equal("a+", Assert.Single(_notifier.Integrations.Deliveries).Alerts);
    }

    [Fact]
    public async Task A_resolved_message_that_failed_is_sent_at_the_next_flush()
    {
        var down = false;
        _notifier.Integrations.BeforeDelivery = _ => down ? throw new NotificationFailedException("refused", retry: false) : Task.CompletedTask;
        await _notifier.StartAsync();
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(20);
        await _notifier.ResolveAsync("a");
        down = true;
        await _notifier.PassAsync(60);
        down = false;
        await _notifier.PassAsync(60);

        Assert.Equal(["10 ops: a+", "130 ops: a-"], _notifier.Told);
    }

    [Fact]
    public async Task One_dead_contact_point_does_not_hold_up_another()
    {
        _notifier.Integrations.BeforeDelivery = delivery => delivery.Point == "dead" ? throw new NotificationFailedException("refused", retry: false) : Task.CompletedTask;
        await _notifier.StartAsync(TestNotifier.Policy() with { Routes = [new PolicyRoute { Receiver = "dead", Continue = true }, new PolicyRoute { Receiver = "ops" }] }, "ops", "dead");
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(75);

        Assert.Equal(["10 ops: a+"], _notifier.Told);
    }

    [Fact]
    public async Task More_alerts_than_the_notifier_keeps_are_refused_with_the_limit()
    {
        await _notifier.StartAsync();
        var many = Enumerable.Range(0, Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts.AlertStore.MostAlerts + 1).Select(number => new PostedAlert(
            new([KeyValuePair.Create("n", number.ToString(System.Globalization.CultureInfo.InvariantCulture))]), new Dictionary<string, string>(), TestNotifier.Start, TestNotifier.Start.AddHours(1), "")).ToList();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _notifier.Dispatcher.PostAsync(many, TestContext.Current.CancellationToken).AsTask());

        Assert.Contains("100000", error.Message, StringComparison.Ordinal);
        Assert.Empty(_notifier.Dispatcher.Groups);
    }
}
