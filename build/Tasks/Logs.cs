using Cake.Frosting;
using Cortico.Stack;
using Cortico.Stack.Local;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Logs))]
[TaskDescription("Prints the last lines of each service's log, or of one's")]
[TaskArguments(Arguments.Project, Arguments.Service, Arguments.Tail)]
public sealed class Logs : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var asked = context.Parameters.Service;
        if (asked is not null && !LocalServices.Names.Contains(asked))
            throw new StackException($"--service={asked} is not known: give {string.Join(", ", LocalServices.Names)}.");
        foreach (var service in LocalServices.Names.Where(name => asked is null || name == asked))
        {
            foreach (var line in await context.Engine.Log(service).TailAsync(context.Parameters.Tail, context.Cancellation))
                context.Output.WriteLine(asked is null ? $"{service,-16} | {line}" : line);
        }
    }
}
