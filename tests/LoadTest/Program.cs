using System.Runtime.InteropServices;
using System.Text.Json;
using Cortico.LoadGenerator;
using Cortico.LoadTest;
using Cortico.LoadTest.Scenarios;
using Cortico.Stack;
using Cortico.Stack.Load;

// The task LoadTest runs this: a GeneratorRequest as the first line of standard input, GeneratorMessages as lines of
// standard output. The end of standard input ends the load, so that it never outlives whoever asked for it.
GeneratorSettings.Apply();
using var stop = new CancellationTokenSource();
// Ctrl-C reaches the whole group: the build hears it and closes standard input.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
var output = new MessageWriter(Console.OpenStandardOutput());
// NBomber's logo and log can't be switched off, and would stand between the messages.
Console.SetOut(Console.Error);
try
{
    using var input = new StreamReader(Console.OpenStandardInput());
    var request = JsonSerializer.Deserialize<GeneratorRequest>(await input.ReadLineAsync() ?? "", LoadJson.Format)
        ?? throw new StackException("The first line of standard input is to be a request.");
    _ = Task.Run(async () =>
    {
        await input.ReadToEndAsync();
        await stop.CancelAsync();
    });
    using var scenarios = await ScenarioSet.MakeAsync(request, stop.Token);
    var result = await LoadEngines.Get(request.Engine).RunAsync(request.Plan, scenarios.All, output, stop.Token);
    output.Write(new GeneratorMessage(Result: result));
    return 0;
}
catch (Exception problem) when (problem is StackException or JsonException)
{
    output.Write(new GeneratorMessage(Error: problem.Message));
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
