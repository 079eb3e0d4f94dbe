using Cortico.Web.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.Web.Tests;

public sealed class HeldFaultTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task It_ends_by_itself_when_its_time_is_over()
    {
        await using var fault = new HeldFault("test", time);
        Assert.True(await fault.TryStartAsync(TimeSpan.FromSeconds(10), end => end.WhenCancelledAsync()));

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(await fault.TryStartAsync(TimeSpan.FromSeconds(10), end => end.WhenCancelledAsync()));
        time.Advance(TimeSpan.FromSeconds(1));

        await Testing.Eventually.TrueAsync(
            () => fault.TryStartAsync(TimeSpan.FromSeconds(10), end => end.WhenCancelledAsync()),
            TimeSpan.FromSeconds(30),
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_fault_that_fails_at_once_tells_whoever_asked_for_it()
    {
        await using var fault = new HeldFault("test", time);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            fault.TryStartAsync(TimeSpan.FromSeconds(10), _ => Task.FromException(new InvalidOperationException("no memory"))));
        Assert.True(await fault.TryStartAsync(TimeSpan.FromSeconds(10), end => end.WhenCancelledAsync()));
    }

    [Fact]
    public async Task It_is_gone_when_the_app_has_stopped()
    {
        var gone = false;
        var fault = new HeldFault("test", time);
        await fault.TryStartAsync(TimeSpan.FromHours(1), async end =>
        {
            await end.WhenCancelledAsync();
            gone = true;
        });

        await fault.DisposeAsync();

        Assert.True(gone);
    }
}
