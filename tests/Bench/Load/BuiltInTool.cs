using System.Text.Json;
using Cortico.Stack.Load;
using Cortico.Testing;

namespace Cortico.Bench.Load;

/// <summary>The built-in engine in a process of its own, as the task LoadTest runs it: Bench itself, started to generate.</summary>
internal sealed class BuiltInTool : ILoadTool
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public const string ToolName = "built-in";

    public string Name => ToolName;

    /// <remarks>With a warm-up: the other tools are compiled ahead of their start.</remarks>
    public async Task<double> RateAsync(Uri address, int connections, TimeSpan duration, CancellationToken cancellation) =>
        (await RunAsync(address, GeneratorPlan.Closed(connections, WarmUp, duration), cancellation)).Scenarios.Single().Rate;

    /// <exception cref="InvalidOperationException">Not every request went well.</exception>
    public static async Task<LoadResult> RunAsync(Uri address, LoadPlan plan, CancellationToken cancellation)
    {
        var answer = await BareServer.Dotnet.RunAsync([typeof(BuiltInTool).Assembly.Location, Generate, address.ToString(), JsonSerializer.Serialize(plan, LoadJson.Format)], cancellation);
        if (!answer.Succeeded) throw new InvalidOperationException($"The generator ended with {answer.ExitCode}:\n{answer.Error}");
        var result = JsonSerializer.Deserialize<LoadResult>(answer.Output, LoadJson.Format)!;
        if (result.EndedEarly is not null || result.Scenarios.Any(s => s.Requests.Failed > 0))
            throw new InvalidOperationException($"The load on {address} had errors: {result.EndedEarly} {string.Join(", ", result.Scenarios.SelectMany(s => s.Errors).Select(e => $"{e.Count} × {e.Example}"))}");
        return result;
    }

    /// <summary>The word that makes Bench a generator.</summary>
    public const string Generate = "generate";
}
