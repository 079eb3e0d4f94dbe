using Cake.Frosting;

namespace Cortico.Build.Tasks;

[TaskName(nameof(Docs))]
[TaskDescription("Rewrites the README's tables of tasks and arguments from the code")]
public sealed class Docs : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var file = Path.Combine(BuildContext.Repository.Root, "README.md");
        var text = await File.ReadAllTextAsync(file, context.Cancellation);
        var renewed = ReadmeTables.Renew(text);
        if (renewed != text) await File.WriteAllTextAsync(file, renewed, context.Cancellation);
        context.Progress.Report(renewed == text ? "README.md is up to date" : "README.md was rewritten");
    }
}
