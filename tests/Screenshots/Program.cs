using System.Text.Json;
using Cortico.Screenshots;
using Cortico.Stack;

// Screenshots GRAFANA FOLDER REPORT CONSOLE, run by the task of that name; Grafana's password comes by the environment.
var (grafana, folder, report, console) = (new Uri(args[0]), args[1], args[2], args[3]);
var password = Environment.GetEnvironmentVariable(GrafanaAccount.PasswordVariable) ?? throw new InvalidOperationException($"The variable {GrafanaAccount.PasswordVariable} is not set: run ./build.sh --target=Screenshots.");
try
{
    await using var camera = await Camera.StartAsync();
    await new Album(camera, grafana, folder, await RangeAsync(report)).TakeAsync(password, new Uri(report), new Uri(console));
    foreach (var picture in Directory.EnumerateFiles(folder, "*.png").Order(StringComparer.Ordinal)) Console.WriteLine($"{picture}: {new FileInfo(picture).Length / 1024} KiB");
    return 0;
}
catch (StackException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

// The load test's time and half a minute around it.
static async Task<(DateTimeOffset From, DateTimeOffset To)> RangeAsync(string report)
{
    var margin = TimeSpan.FromSeconds(30);
    using var result = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(report)!, "result.json")));
    var run = result.RootElement.GetProperty("result");
    return (run.GetProperty("started").GetDateTimeOffset() - margin, run.GetProperty("ended").GetDateTimeOffset() + margin);
}
