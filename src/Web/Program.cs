using Cortico.Web.Faults;
using Cortico.Web.Health;
using Cortico.Web.Hits;
using Cortico.Web.Hosting;
using Cortico.Web.Monitoring;
using Cortico.Web.Redis;

if (args is ["--health", .. var probed])
    return await HealthProbe.RunAsync(probed);

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddJsonLogging();
    builder.AddProblems();
    builder.AddGracefulShutdown();
    builder.AddRedis();
    builder.AddHits();
    builder.AddHealth();
    builder.AddMonitoring();
    builder.AddFaults();

    await using var app = builder.Build();
    app.UseRouting();
    app.UseRequestMetrics();
    app.UseProblems();

    app.MapHits();
    app.MapHealth();
    app.MapMonitoring();
    app.MapFaults();

    await app.RunAsync();
    return 0;
}
catch (OperationCanceledException)
{
    // Asked to stop before it had started.
    return 0;
}
catch (Exception error) when (StartupError.Explain(error) is { } lines)
{
    foreach (var line in lines)
        await Console.Error.WriteLineAsync(line);
    return StartupError.ExitCode;
}
