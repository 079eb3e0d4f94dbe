using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>A service of the user's own beside the app. Alone, as its file lies in the clone, where every stack reads it.</summary>
public abstract class TargetTests(StackUnderTest stack, Func<StackUnderTest, string> target) : IAsyncLifetime
{
    private readonly string _file = Path.Combine(StackUnderTest.Repository.Prometheus, "targets", "end-to-end-test.yml");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => stack.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        // A clone has no folder of them.
        if (File.Exists(_file)) File.Delete(_file);
        await stack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_target_of_the_users_own_is_scraped_after_Up_and_forgotten_without_its_file_and_nothing_restarts()
    {
        stack.RequireEngine();
        var before = await stack.InstancesAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        await File.WriteAllTextAsync(_file, $"- targets: ['{target(stack)}']\n  labels: {{service: shop}}\n", Cancellation);
        var up = await stack.RunAsync("Up");
        Assert.True(up.Succeeded, up.Complaint);
        Assert.Equal([1], await ShopAsync(series => series.Count > 0));

        File.Delete(_file);
        up = await stack.RunAsync("Up");

        Assert.True(up.Succeeded, up.Complaint);
        Assert.Empty(await ShopAsync(series => series.Count == 0));
        Assert.Equal(before, await stack.InstancesAsync());
    }

    /// <summary>What the rules say of it.</summary>
    private Task<List<double>> ShopAsync(Func<List<double>, bool> enough) =>
        Eventually.GetAsync(async () => (await stack.QueryAsync("service:up:min"))["shop"].ToList(), enough, TimeSpan.FromSeconds(60), Cancellation);
}
