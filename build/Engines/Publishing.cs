using Cortico.Stack.Compilation;

namespace Cortico.Build;

/// <summary>Compiles the services of this clone.</summary>
public static class Publishing
{
    public const string Web = "Web";
    public const string EmbeddedGrafana = "EmbeddedGrafana";

    /// <summary>The SDK that runs this build.</summary>
    public static string Dotnet { get; } = Environment.ProcessPath ?? "dotnet";

    /// <summary>Publishes projects side by side, each only when its sources changed.</summary>
    /// <returns>The assemblies, in the order of the projects.</returns>
    public static Task<string[]> PublishAsync(this BuildContext context, params string[] projects)
    {
        var publisher = new Publisher(BuildContext.Repository, Dotnet);
        return Task.WhenAll(projects.Select(async project =>
        {
            var (assembly, compiled) = await publisher.PublishAsync(project, context.Cancellation);
            context.Progress.Report(compiled ? $"compiled src/{project}" : $"src/{project} is unchanged, not compiled again");
            return assembly;
        }));
    }
}
