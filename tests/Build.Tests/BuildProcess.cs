using Cortico.Stack.Commands;

namespace Cortico.Build.Tests;

/// <summary>The compiled build, run as a user runs it.</summary>
internal static class BuildProcess
{
    public static Task<CommandResult> RunAsync(params string[] arguments) => Command(arguments).RunAsync(TestContext.Current.CancellationToken);

    public static Command Command(params string[] arguments) =>
        new(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath! : "dotnet", [Path.Combine(AppContext.BaseDirectory, "Build.dll"), .. arguments]);
}
