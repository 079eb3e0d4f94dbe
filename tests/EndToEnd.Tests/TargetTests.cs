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
        File.Delete(_file);
        await stack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_target_of_the_users_own_is_scraped_after_Up_and_forgotten_without_its_file()
    {
        stack.RequireEngine();
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        await File.WriteAllTextAsync(_file, $"- targets: ['{target(stack)}']\n  labels: {{service: shop}}\n", Cancellation);
        var up = await stack.RunAsync("Up");
        Assert.True(up.Succeeded, up.Complaint);
        Assert.Equal([1], await Eventually.GetAsync(async () => (await stack.QueryAsync("service:up:min"))["shop"], series => series.Any(), TimeSpan.FromSeconds(30), Cancellation));
        Assert.Contains("\"service\":\"shop\"", await TargetsAsync(), StringComparison.Ordinal);

        File.Delete(_file);
        up = await stack.RunAsync("Up");

        Assert.True(up.Succeeded, up.Complaint);
        Assert.DoesNotContain("\"service\":\"shop\"", await TargetsAsync(), StringComparison.Ordinal);
    }

    private Task<string> TargetsAsync() => stack.Http.GetStringAsync(new Uri(stack.Ports.Prometheus, "/api/v1/targets?state=active"), Cancellation);
}
