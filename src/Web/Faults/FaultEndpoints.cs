using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Cortico.Web.Faults;

/// <summary>
/// Ways to break the app on purpose, for fire drills. They exist only with <c>FaultInjection__Enabled=true</c>.
/// GET works too, so that a browser or a load generator can call them.
/// </summary>
public static class FaultEndpoints
{
    private static readonly string[] Methods = ["GET", "POST"];

    public static void AddFaults(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FaultOptions>().BindConfiguration(FaultOptions.Section);
        builder.Services.AddValidation();
        foreach (var name in (string[])["memory", "cpu"])
            builder.Services.AddKeyedSingleton(name, (services, _) => new HeldFault(name, services.GetRequiredService<TimeProvider>()));
    }

    public static void MapFaults(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<FaultOptions>>().Value.Enabled)
            return;

        var faults = app.MapGroup("/fault");
        faults.MapMethods("/latency", Methods, DelayAsync);
        faults.MapMethods("/error", Methods, Fail);
        faults.MapMethods("/memory", Methods, HoldMemoryAsync);
        faults.MapDelete("/memory", ([FromKeyedServices("memory")] HeldFault fault) => EndAsync(fault));
        faults.MapMethods("/cpu", Methods, BurnCpuAsync);
        faults.MapDelete("/cpu", ([FromKeyedServices("cpu")] HeldFault fault) => EndAsync(fault));
    }

    /// <summary>Answers late.</summary>
    private static async Task<ContentHttpResult> DelayAsync(
        [Range(0, 60_000)] int ms, TimeProvider time, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(ms), time, cancellationToken);
        return TypedResults.Text($"waited {ms} ms\n");
    }

    /// <summary>Fails a share of the requests; the rest are answered 200.</summary>
    private static Results<ContentHttpResult, ProblemHttpResult> Fail(
        [Range(400, 599)] int code = 500, [Range(0.0, 1.0)] double ratio = 1) =>
        Random.Shared.NextDouble() < ratio
            ? TypedResults.Problem("This error was asked for.", statusCode: code, title: "Injected error")
            : TypedResults.Text("spared\n");

    private static Task<Results<Accepted<RunningFault>, ProblemHttpResult>> HoldMemoryAsync(
        [Range(1, 1024)] int mb, [Range(1, 600)] int seconds, [FromKeyedServices("memory")] HeldFault fault) =>
        StartAsync(fault, seconds, end => MemoryFault.HoldAsync(mb, end));

    private static async Task<Results<Accepted<RunningFault>, ProblemHttpResult>> BurnCpuAsync(
        [Range(1, 1024)] int cores, [Range(1, 600)] int seconds, [FromKeyedServices("cpu")] HeldFault fault) =>
        cores > Environment.ProcessorCount
            ? TypedResults.Problem($"cores is {cores}: this machine has {Environment.ProcessorCount}.",
                statusCode: StatusCodes.Status400BadRequest)
            : await StartAsync(fault, seconds, end => CpuFault.BurnAsync(cores, end));

    private static async Task<Results<Accepted<RunningFault>, ProblemHttpResult>> StartAsync(
        HeldFault fault, int seconds, Func<CancellationToken, Task> run) =>
        await fault.TryStartAsync(TimeSpan.FromSeconds(seconds), run)
            ? TypedResults.Accepted((string?)null, new RunningFault(fault.Name, seconds, $"DELETE /fault/{fault.Name}"))
            : TypedResults.Problem($"DELETE /fault/{fault.Name} ends the one that runs.",
                statusCode: StatusCodes.Status409Conflict, title: $"A {fault.Name} fault is running already");

    private static async Task<Results<NoContent, NotFound>> EndAsync(HeldFault fault) =>
        await fault.EndAsync() ? TypedResults.NoContent() : TypedResults.NotFound();
}
