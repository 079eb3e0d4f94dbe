using Cake.Frosting;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Default))]
[TaskDescription("Prints this help")]
public sealed class Default : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        context.Output.MarkupLine("[bold]./build.sh --target=TASK[/] [grey](build.ps1 on Windows)[/]");
        var tasks = ConsoleOutput.NewTable("Task", "Does", "Arguments");
        foreach (var (name, description, arguments) in Arguments.Tasks())
            tasks.AddRow(new Markup($"[bold]{name}[/]"), new Text(description), new Text(string.Join(' ', arguments.Select(a => "--" + a))));
        context.Output.Write(tasks);

        var table = ConsoleOutput.NewTable("Argument", "Default", "Means");
        foreach (var argument in Arguments.All.Concat(Arguments.OfCake))
            table.AddRow(new Text(argument.Usage), new Text(argument.Default), new Text(argument.Description));
        context.Output.Write(table);
        context.Output.MarkupLine("Start with: [bold]./build.sh --target=Up[/]");
    }
}
