using System.Text.Json;
using Cortico.Stack.Load;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Load;

/// <summary>A generator that misbehaves: a script in its place, run by a shell in .NET's.</summary>
public sealed class GeneratorProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_result_counts_though_the_generator_does_not_end_after_it()
    {
        var message = JsonSerializer.Serialize(new GeneratorMessage(Result: SampleRun.Result()), LoadJson.Format);
        await File.WriteAllTextAsync(_folder.File("result.json"), message + "\n", Cancellation);

        var result = await RunAsync($"cat {_folder.File("result.json")}\nexec tail -f /dev/null\n");

        Assert.Equal(SampleRun.Result().Scenarios[0].Requests, result.Scenarios[0].Requests);
    }

    [Fact]
    public async Task A_generator_that_is_killed_is_said_to_be()
    {
        var problem = await Assert.ThrowsAsync<StackException>(() => RunAsync("echo nearly >&2\nkill -9 $$\n"));

        Assert.Equal("The load generator was killed by signal 9 (SIGKILL: by somebody, or by the system for want of memory) before it had a result: what it had measured is lost with it.\nnearly", problem.Message);
    }

    [Fact]
    public async Task A_generator_that_ends_without_a_result_says_so() =>
        Assert.StartsWith("The load generator ended with 3 before it had a result", (await Assert.ThrowsAsync<StackException>(() => RunAsync("exit 3\n"))).Message);

    [Fact]
    public async Task One_that_is_asked_to_stop_before_it_began_was_cancelled() =>
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync("cat > /dev/null\n", new CancellationToken(canceled: true)));

    private async Task<LoadResult> RunAsync(string script, CancellationToken? cancellation = null)
    {
        await File.WriteAllTextAsync(_folder.File("generator.sh"), "read -r request\n" + script, Cancellation);
        var request = new GeneratorRequest(LoadEngineName.BuiltIn, SampleRun.Plan, new Uri("http://127.0.0.1:9"), null, []);
        return await new GeneratorProcess("/bin/sh", _folder.File("generator.sh")).RunAsync(request, new Progress<LoadProgress>(), cancellation ?? Cancellation);
    }
}
