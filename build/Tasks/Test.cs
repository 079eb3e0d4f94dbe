using Cake.Frosting;
using Cortico.Stack;
using Cortico.Stack.Programs;
using Cortico.Stack.TestRuns;
using Spectre.Console;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Test))]
[TaskDescription("Runs every test, the end-to-end ones included, and leaves nothing running")]
[TaskArguments(Arguments.Filter, Arguments.Strict)]
[IsDependentOn(typeof(Compile))]
public sealed class Test : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        await ProgramStore.OfThisUser().GetAsync([.. Stack.Local.LocalServices.Programs, ProgramSpec.Promtool], context.Progress, context.Cancellation);
        await FetchBrowserAsync(context);
        var projects = new TestProjects(BuildContext.Repository, Compile.Configuration, TimeProvider.System);
        var outcomes = new List<TestOutcome>();
        foreach (var project in projects.Names.Where(name => context.Parameters.Filter is null || name == context.Parameters.Filter))
        {
            context.Progress.Report($"running {project}");
            outcomes.Add(await projects.RunAsync(project, context.Cancellation));
            Report(context, outcomes[^1]);
        }
        if (outcomes.Count == 0) throw new StackException($"--filter={context.Parameters.Filter} is no test project. There are: {string.Join(", ", projects.Names)}.");
        Summarise(context, outcomes);
        if (outcomes.Sum(o => o.Failed) is > 0 and var failed) throw new StackException($"{failed} tests failed; see above.");
        if (context.Parameters.Strict && outcomes.Sum(o => o.Skipped) is > 0 and var skipped) throw new StackException($"{skipped} tests did not run, and --{Arguments.Strict} wants all; each is named above with the reason.");
    }

    /// <summary>Without a browser the tests that need one are skipped, each by name and with the reason; the others are worth running.</summary>
    private static async Task FetchBrowserAsync(BuildContext context)
    {
        try
        {
            await ProgramStore.OfThisUser().GetAsync([ProgramSpec.Chromium], context.Progress, context.Cancellation);
        }
        catch (StackException problem)
        {
            context.Progress.Report($"there is no browser, so the tests that need one will not run: {problem.Message}");
        }
    }

    private static void Report(BuildContext context, TestOutcome outcome)
    {
        foreach (var failure in outcome.Failures) context.Output.MarkupLineInterpolated($"[red]failed[/] {failure}");
        foreach (var skip in outcome.Skips) context.Output.MarkupLineInterpolated($"[yellow]did not run[/] {skip}");
    }

    private static void Summarise(BuildContext context, List<TestOutcome> outcomes)
    {
        var table = ConsoleOutput.NewTable("Project", "Passed", "Failed", "Skipped", "Time");
        foreach (var o in outcomes) table.AddRow(o.Project, $"{o.Passed}", $"{o.Failed}", $"{o.Skipped}", Figures.Duration(o.Took));
        context.Output.Write(table);
        var skipped = outcomes.Sum(o => o.Skipped);
        context.Output.WriteLine($"{outcomes.Sum(o => o.Passed)} passed, {outcomes.Sum(o => o.Failed)} failed" + (skipped > 0 ? $", {skipped} skipped" : ""));
    }
}
