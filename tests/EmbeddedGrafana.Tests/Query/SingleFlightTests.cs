using Cortico.EmbeddedGrafana.Query;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Query;

public sealed class SingleFlightTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<int> _landing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<CancellationToken> _flown = [];
    private readonly SingleFlight<string, int> _flights;

    public SingleFlightTests() => _flights = new SingleFlight<string, int>(_time);

    [Fact]
    public async Task All_who_ask_at_the_same_moment_get_one_result()
    {
        var all = Enumerable.Range(0, 50).Select(_ => Ask("a")).ToList();
        _landing.SetResult(7);

        Assert.All(await Task.WhenAll(all), result => Assert.Equal(7, result));
        Assert.Single(_flown);
        Assert.Equal(49, _flights.Shared);
    }

    [Fact]
    public async Task Another_key_flies_by_itself()
    {
        var all = new[] { Ask("a"), Ask("b") };
        _landing.SetResult(7);
        await Task.WhenAll(all);

        Assert.Equal(2, _flown.Count);
    }

    [Fact]
    public async Task Nothing_is_kept_after_landing()
    {
        _landing.SetResult(7);
        await Ask("a");
        await Ask("a");

        Assert.Equal(2, _flown.Count);
    }

    [Fact]
    public async Task A_result_that_may_be_kept_serves_who_asks_until_its_time_is_over()
    {
        var flights = new SingleFlight<string, int>(_time, mostKept: 1);
        var flown = 0;
        Task<int> AskAsync(string key) => flights.RunAsync(key, TimeSpan.MaxValue, _ => TimeSpan.FromSeconds(1), _ => Task.FromResult(++flown), CancellationToken.None);

        Assert.Equal(1, await AskAsync("a"));
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(1, await AskAsync("a"));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, await AskAsync("a"));
    }

    [Fact]
    public async Task No_more_results_are_kept_than_allowed()
    {
        var flights = new SingleFlight<string, int>(_time, mostKept: 1);
        var flown = 0;
        Task<int> AskAsync(string key) => flights.RunAsync(key, TimeSpan.MaxValue, _ => TimeSpan.FromSeconds(1), _ => Task.FromResult(++flown), CancellationToken.None);

        Assert.Equal(1, await AskAsync("a"));
        Assert.Equal(2, await AskAsync("b"));
        Assert.Equal(1, await AskAsync("a"));
        Assert.Equal(3, await AskAsync("b"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4, await AskAsync("b"));
        Assert.Equal(4, await AskAsync("b"));
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var flights = new SingleFlight<string, int>(_time, mostKept: 1);
        var flown = 0;
        Task<int> AskAsync() => flights.RunAsync("a", TimeSpan.MaxValue, _ => TimeSpan.FromSeconds(1), _ => ++flown == 1 ? throw new IOException("on purpose") : Task.FromResult(flown), CancellationToken.None);

        await Assert.ThrowsAsync<IOException>(AskAsync);
        Assert.Equal(2, await AskAsync());
    }

    [Fact]
    public async Task A_flight_that_began_too_long_ago_is_not_joined()
    {
        var first = Ask("a", 50);
        _time.Advance(TimeSpan.FromMilliseconds(51));
        var second = Ask("a", 50);
        _landing.SetResult(7);
        await Task.WhenAll(first, second);

        Assert.Equal(2, _flown.Count);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_take_the_result_from_the_others()
    {
        using var gone = new CancellationTokenSource();
        var first = Ask("a", gone: gone.Token);
        var second = Ask("a");
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.False(_flown[0].IsCancellationRequested);
        _landing.SetResult(7);
        Assert.Equal(7, await second);
    }

    [Fact]
    public async Task When_everyone_has_given_up_the_work_ends()
    {
        using var gone = new CancellationTokenSource();
        var all = new[] { Ask("a", gone: gone.Token), Ask("a", gone: gone.Token) };
        await gone.CancelAsync();
        foreach (var one in all)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        Assert.True(_flown[0].IsCancellationRequested);
        _landing.SetResult(7);
        Assert.Equal(7, await Ask("a"));
    }

    [Fact]
    public async Task A_failure_reaches_all_and_is_not_kept()
    {
        var all = new[] { Ask("a"), Ask("a") };
        _landing.SetException(new IOException("down"));
        foreach (var one in all)
        {
            Assert.Equal("down", (await Assert.ThrowsAsync<IOException>(() => one)).Message);
        }

        await Assert.ThrowsAsync<IOException>(() => Ask("a"));
        Assert.Equal(2, _flown.Count);
    }

    private Task<int> Ask(string key, int? shareForMs = null, CancellationToken? gone = null) => _flights.RunAsync(
        key,
        shareForMs is { } ms ? TimeSpan.FromMilliseconds(ms) : TimeSpan.MaxValue,
        _ => TimeSpan.Zero,
        token =>
        {
            _flown.Add(token);
            return _landing.Task.WaitAsync(token);
        },
        gone ?? TestContext.Current.CancellationToken);
}
