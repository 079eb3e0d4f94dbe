using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Cortico.Compat.Tests.Frosting;

/// <summary>Runs the sample build as a process of its own.</summary>
public static class SampleBuild
{
    private const string AnsiSequence = @"\u001b\[[0-9;]*[A-Za-z]";

    /// <summary>Where the sample was built: beside this assembly's own folder, .../bin/PROJECT/CONFIGURATION.</summary>
    public static string Folder { get; } = FolderOf(new DirectoryInfo(AppContext.BaseDirectory));

    public static Task<SampleRun> RunAsync(params string[] arguments) => RunVariantAsync(variant: null, arguments);

    /// <param name="variant">What the sample's Program.cs switches on.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<SampleRun> RunVariantAsync(string? variant, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var program = Path.Combine(Folder, OperatingSystem.IsWindows() ? "SampleBuild.exe" : "SampleBuild");
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["SAMPLE_VARIANT"] = variant;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new SampleRun(process.ExitCode, Plain(await output), Plain(await error));
    }

    private static string FolderOf(DirectoryInfo tests) => Path.Combine(tests.Parent!.Parent!.FullName, "SampleBuild", tests.Name);

    private static string Plain(string text) => Regex.Replace(text, AnsiSequence, "", RegexOptions.None, TimeSpan.FromSeconds(1));
}
