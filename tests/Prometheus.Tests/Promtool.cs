using Cortico.Testing;

namespace Cortico.Prometheus.Tests;

internal static class Promtool
{
    /// <summary>Runs it, and fails the test with what it said when it was not content.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var promtool = await RealPrograms.FindAsync("promtool", TestContext.Current.CancellationToken);
        var result = await promtool.RunAsync(arguments, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, $"promtool {string.Join(' ', arguments)}\n{result.Output}\n{result.Error}");
        return result.Output;
    }
}
