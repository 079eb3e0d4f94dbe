using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

public sealed class SilenceAndMuteTests : IAsyncDisposable
{
    private readonly TestNotifier _notifier = new(new NotifierSettings { MostSilences = 2 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _notifier.DisposeAsync();

    [Fact]
    public async Task A_silence_holds_back_what_matches_and_nothing_else()
    {
        await _notifier.StartAsync();
        await SilenceAsync("alertname", "a.*", regex: true);
        await _notifier.FireAsync("ab");
        await _notifier.FireAsync("b");
        await _notifier.PassAsync(70);

        Assert.Equal(["10 ops: b+"], _notifier.Told);
    }

    [Fact]
    public async Task When_a_silence_is_ended_the_alert_is_told_at_the_next_flush()
    {
        await _notifier.StartAsync();
        var id = await SilenceAsync("alertname", "a");
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(30);
        await _notifier.Silences.ExpireAsync(id, Cancellation);
        await _notifier.PassAsync(60);

        Assert.Equal(["70 ops: a+"], _notifier.Told);
        Assert.Equal("expired", _notifier.Silences.Find(id)!.StateAt(_notifier.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_silence_ends_by_itself_and_survives_a_restart_until_then()
    {
        await _notifier.StartAsync();
        await SilenceAsync("alertname", "a", minutes: 5);
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(100);
        await _notifier.RestartAsync();
        await _notifier.PassAsync(150);
        Assert.Empty(_notifier.Told);

        await _notifier.PassAsync(120);

        Assert.Single(_notifier.Told);
    }

    [Fact]
    public async Task A_silence_to_come_does_not_hold_yet()
    {
        await _notifier.StartAsync();
        await SilenceAsync("alertname", "a", startsIn: 60);
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(10);

        Assert.Equal(["10 ops: a+"], _notifier.Told);
    }

    [Fact]
    public async Task A_change_of_times_keeps_the_id_and_a_change_of_matchers_begins_a_new_silence()
    {
        await _notifier.StartAsync();
        var id = await SilenceAsync("alertname", "a");
        await _notifier.PassAsync(10);

        var longer = await SilenceAsync("alertname", "a", minutes: 90, id: id);
        var other = await SilenceAsync("alertname", "b", id: id);

        Assert.Equal(id, longer);
        Assert.NotEqual(id, other);
        Assert.Equal("expired", _notifier.Silences.Find(id)!.StateAt(_notifier.Time.GetUtcNow()));
    }

    [Fact]
    public async Task More_silences_than_the_limit_are_refused()
    {
        await _notifier.StartAsync();
        await SilenceAsync("a", "1");
        await SilenceAsync("a", "2");

        var error = await Assert.ThrowsAsync<GrafanaErrorException>(() => SilenceAsync("a", "3"));

        Assert.Contains("limit: 2", error.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silence_that_matches_everything_is_refused()
    {
        await _notifier.StartAsync();

        var error = await Assert.ThrowsAsync<GrafanaErrorException>(() => SilenceAsync("a", ".*", regex: true));

        Assert.Contains("at least one matcher must not match the empty string", error.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Muted_times_hold_back_and_what_still_fires_after_them_is_told()
    {
        await _notifier.AddTimingAsync(Timing("12:00", "12:05"));
        await _notifier.StartAsync(TestNotifier.Policy() with { Routes = [new PolicyRoute { MuteTimeIntervals = ["timing"] }] });
        await _notifier.FireAsync("a");
        await _notifier.FireAsync("b");
        await _notifier.PassAsync(120);
        await _notifier.ResolveAsync("b");
        await _notifier.PassAsync(240);

        Assert.Equal(["310 ops: a+"], _notifier.Told);
    }

    [Fact]
    public async Task Outside_of_active_times_nothing_is_told()
    {
        await _notifier.AddTimingAsync(Timing("12:03", "12:30"));
        await _notifier.StartAsync(TestNotifier.Policy() with { Routes = [new PolicyRoute { ActiveTimeIntervals = ["timing"] }] });
        await _notifier.FireAsync("a");
        await _notifier.PassAsync(240);

        Assert.Equal(["190 ops: a+"], _notifier.Told);
    }

    private static MuteTiming Timing(string from, string to) => new("timing", [new TimeInterval([new TimeOfDayRange(from, to)], null, null, null, null, null)]);

    private Task<string> SilenceAsync(string label, string value, bool regex = false, double minutes = 60, double startsIn = 0, string? id = null)
    {
        var start = _notifier.Time.GetUtcNow().AddSeconds(startsIn);
        return _notifier.Silences.SetAsync(new SilenceBody(id, [new SilenceMatcher(true, regex, label, value)], start, start.AddMinutes(minutes), "test", "why"), Cancellation);
    }
}
