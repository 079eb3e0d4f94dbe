using System.Diagnostics;
using Cortico.Stack;
using Cortico.Stack.Load;
using Cortico.Testing;

namespace Cortico.LoadTest.Tests;

/// <summary>The generator as the task LoadTest runs it: a process of its own against a real server.</summary>
public sealed class GeneratorTests
{
    private static readonly GeneratorProcess Generator = new(BareServer.Dotnet.Path, Assembly);

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "LoadTest.dll");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_loads_a_server_tells_how_it_is_doing_and_hands_over_what_it_measured()
    {
        await using var server = await BareServer.StartAsync(Cancellation);
        var seen = new List<LoadProgress>();

        var result = await Generator.RunAsync(Request(server.Address, TimeSpan.FromSeconds(3)), new Seen(seen), Cancellation);

        var web = Assert.Single(result.Scenarios);
        Assert.Equal((300, 300, 0), (web.Planned, web.Begun, web.Requests.Failed));
        Assert.Equal(web.Requests.All, web.Latency.Count);
        Assert.Null(result.EndedEarly);
        Assert.StartsWith("built-in", result.Engine, StringComparison.Ordinal);
        Assert.Contains(seen, progress => progress is { Scenario: ScenarioName.Web, Phase: "hold", Rate: > 0 });
    }

    [Fact]
    public async Task Asked_to_stop_it_ends_soon_with_what_it_has()
    {
        await using var server = await BareServer.StartAsync(Cancellation);
        using var stop = new CancellationTokenSource();
        var progress = new Seen([], first: stop.Cancel);

        var result = await Generator.RunAsync(Request(server.Address, TimeSpan.FromHours(1)), progress, stop.Token);

        Assert.Equal("it was cancelled", result.EndedEarly);
        Assert.True(result.Scenarios[0].Requests.Succeeded + result.Scenarios[0].WarmUp.Succeeded > 0);
    }

    [Fact]
    public async Task It_ends_with_whoever_asked_for_it()
    {
        await using var server = await BareServer.StartAsync(Cancellation);
        using var process = Process.Start(new ProcessStartInfo(BareServer.Dotnet.Path, [Assembly]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardInput.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(Request(server.Address, TimeSpan.FromHours(1)), LoadJson.Format));
        await process.StandardInput.FlushAsync(Cancellation);
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(Cancellation));

        process.StandardInput.Close();

        await process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_server_that_is_not_there_ends_the_run_by_itself()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort.Next()}");

        var result = await Generator.RunAsync(Request(nobody, TimeSpan.FromMinutes(10)), new Seen([]), Cancellation);

        Assert.Contains($"connection refused at {nobody.Authority}", result.EndedEarly, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_this_build_lacks_is_refused_with_what_to_do()
    {
        var request = Request(new Uri("http://127.0.0.1:9"), TimeSpan.FromSeconds(1)) with { Engine = "k6" };

        var problem = await Assert.ThrowsAsync<StackException>(() => Generator.RunAsync(request, new Seen([]), Cancellation));

        Assert.Contains("--load-engine=k6 is not known", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Whether it ends before it was told all, as a request does that no pipe holds, or after that.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    public async Task A_generator_that_can_t_run_says_why(int dashboards)
    {
        var broken = new GeneratorProcess(BareServer.Dotnet.Path, "/nowhere/LoadTest.dll");
        var request = Request(new Uri("http://127.0.0.1:9"), TimeSpan.FromSeconds(1)) with { Dashboards = [.. Enumerable.Repeat("a-dashboard", dashboards)] };

        var problem = await Assert.ThrowsAsync<StackException>(() => broken.RunAsync(request, new Seen([]), Cancellation));

        Assert.Contains("/nowhere/LoadTest.dll", problem.Message, StringComparison.Ordinal);
    }

    private static GeneratorRequest Request(Uri target, TimeSpan duration) => new(
        LoadEngineName.BuiltIn,
        new LoadPlan(1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2), [new ScenarioPlan(ScenarioName.Web, LoadModel.Open, ArrivalPattern.Even, TimeSpan.FromSeconds(1), [new Phase("hold", 100, 100, duration)])]),
        target, null, []);

    private sealed class Seen(List<LoadProgress> all, Action? first = null) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            all.Add(value);
            if (all.Count == 1) first?.Invoke();
        }
    }
}
