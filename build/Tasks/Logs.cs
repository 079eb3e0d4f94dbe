using Cake.Frosting;
using Cortico.Stack;
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
        var stack = await context.StackAsync();
        if (asked is not null && !stack.Services.Contains(asked))
            throw new StackException($"--service={asked} is not known: give {string.Join(", ", stack.Services)}.");
        foreach (var service in stack.Services.Where(name => asked is null || name == asked))
        {
            foreach (var line in await stack.TailAsync(service, context.Parameters.Tail))
                context.Output.WriteLine(asked is null ? $"{service,-16} | {line}" : line);
        }
    }
}
