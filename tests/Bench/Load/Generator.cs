using System.Text.Json;
using Cortico.LoadGenerator;
using Cortico.LoadGenerator.Http;
using Cortico.Stack.Load;

namespace Cortico.Bench.Load;

/// <summary>Bench as a generator: <c>Bench generate ADDRESS PLAN</c> prints the result as JSON.</summary>
internal static class Generator
{
    public static async Task<int> RunAsync(Uri address, string plan, CancellationToken cancellation)
    {
        GeneratorSettings.Apply();
        using var target = new HttpTarget(address);
        var call = target.Get("/");
        var result = await new BuiltInEngine(TimeProvider.System)
            .RunAsync(JsonSerializer.Deserialize<LoadPlan>(plan, LoadJson.Format)!, [new CallScenario(target, () => call)], new Progress<LoadProgress>(), cancellation);
        Console.WriteLine(JsonSerializer.Serialize(result, LoadJson.Format));
        return 0;
    }
}
