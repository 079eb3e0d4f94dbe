using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Cortico.Stack.Engines;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>LoadTest on a stack that runs: what the client, the server and the dashboards saw, and one verdict on it.</summary>
public abstract class LoadTests
{
    /// <summary>Beside other tests and in containers latencies say little; everything else is judged as it is shipped.</summary>
    private const string Patient = "--load-settings=tests/EndToEnd.Tests/patient-load.json";
    private readonly StackUnderTest _stack;

    protected LoadTests(StackUnderTest stack)
    {
        _stack = stack;
        stack.RequireEngine();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_load_passes_leaves_its_reports_and_marks_and_raised_the_counter_by_exactly_its_successes()
    {
        var before = await _stack.HitAsync();
        // Another test may have started Prometheus or the app just now: rates come after two scrapes.
        await Eventually.GetAsync(() => _stack.RunAsync("Verify"), verify => verify.Succeeded, TimeSpan.FromSeconds(120), Cancellation);

        var run = await _stack.RunAsync("LoadTest", Patient, "--profile=smoke", "--duration=8s");

        Assert.True(run.Succeeded, run.Output + run.Error);
        var result = await ResultAsync(run.Output);
        var web = result.GetProperty("result").GetProperty("scenarios").EnumerateArray().Single(s => s.GetProperty("plan").GetProperty("name").GetString() == "web");
        Assert.Equal(before + Succeeded(web, "warmUp") + Succeeded(web, "requests") + 1, await _stack.HitAsync());
        Assert.Equal("0", XDocument.Load(Path.Combine(Folder(run.Output), "junit.xml")).Root!.Attribute("failures")!.Value);
        Assert.StartsWith("**✅", await File.ReadAllTextAsync(Path.Combine(Folder(run.Output), "summary.md"), Cancellation), StringComparison.Ordinal);
        Assert.Contains("<html", await File.ReadAllTextAsync(Path.Combine(Folder(run.Output), "report.html"), Cancellation), StringComparison.Ordinal);
        var marks = (await _stack.GrafanaAsync("/api/annotations?tags=load-test&limit=100")).EnumerateArray().Select(mark => mark.GetProperty("text").GetString()).ToList();
        Assert.Contains("web: hold 50/s; viewers: hold 0.5/s", marks);
        Assert.Contains(marks, text => text!.StartsWith("LoadTest passed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_beyond_the_threshold_fail_it_with_both_figures()
    {
        var run = await _stack.RunAsync("LoadTest", Patient, "--profile=smoke", "--duration=8s", "--path=/fault/error?ratio=0.2");

        Assert.False(run.Succeeded);
        Assert.Matches(@"client web, error ratio: [\d.]+ %, limit ≤ 1 %", run.Error);
        Assert.Matches(@"server, error ratio \(5xx\): [\d.]+ %, limit ≤ 1 %", run.Error);
    }

    [Fact]
    public async Task A_web_app_that_dies_ends_the_run_by_itself_and_the_report_says_why()
    {
        var (exitCode, output, complaint) = await LoadUntilAsync(_ => _stack.KillAsync(ServiceName.Web));
        var up = await _stack.RunAsync("Up");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("every request of \"web\" has failed for 3 s", complaint, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Folder(output), "report.html")));
        Assert.True(up.Succeeded, up.Complaint);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_soon_with_130_and_what_was_measured_is_judged_and_kept()
    {
        var (exitCode, output, complaint) = await LoadUntilAsync(pid =>
        {
            Interrupt.Send(pid);
            return Task.CompletedTask;
        });

        Assert.Equal(130, exitCode);
        Assert.Matches(@"run, ran to its end: .*\(it was cancelled\)", complaint);
        var result = await ResultAsync(output);
        Assert.True(result.GetProperty("result").GetProperty("scenarios").EnumerateArray().Sum(scenario => Succeeded(scenario, "warmUp") + Succeeded(scenario, "requests")) > 0);
        Assert.Contains("LoadTest was interrupted", result.GetProperty("server").GetProperty("requests").GetProperty("missing").GetString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Folder(output), "report.html")));
    }

    [Theory]
    [InlineData("--rps and --users exclude each other", "--rps=5", "--users=5")]
    [InlineData("--profile=tsunami is not in the settings", "--profile=tsunami")]
    [InlineData("add --allow-remote", "--load-target=http://192.0.2.1")]
    [InlineData("--path=//192.0.2.1/ leads away from 127.0.0.1", "--path=//192.0.2.1/")]
    [InlineData("There is no baseline \"never\"", "--baseline=never")]
    [InlineData("can't be used: give a duration from 1s", "--duration=soon")]
    public async Task What_can_t_be_run_is_refused_before_any_load(string complaint, params string[] arguments)
    {
        var before = await _stack.HitAsync();

        var run = await _stack.RunAsync("LoadTest", arguments);

        Assert.False(run.Succeeded);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
        Assert.Equal(before + 1, await _stack.HitAsync());
    }

    /// <summary>A load of a minute, to which something happens once it is under way.</summary>
    private async Task<(int ExitCode, string Output, string Complaint)> LoadUntilAsync(Func<int, Task> act)
    {
        var command = _stack.Build("LoadTest", Patient, "--profile=smoke", "--duration=60s");
        using var build = Process.Start(new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaint = build.StandardError.ReadToEndAsync(Cancellation);
        var (output, hasActed) = ("", false);
        while (await build.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            output += line + "\n";
            if (hasActed || !line.Contains("web: hold", StringComparison.Ordinal) || !line.Contains("in flight", StringComparison.Ordinal)) continue;
            hasActed = true;
            await act(build.Id);
        }
        await build.WaitForExitAsync(Cancellation);
        return (build.ExitCode, output, await complaint);
    }

    private static long Succeeded(JsonElement scenario, string part) => scenario.GetProperty(part).GetProperty("succeeded").GetInt64();

    private static string Folder(string output) => Path.GetDirectoryName(output.Split('\n').Single(line => line.StartsWith("Report: ", StringComparison.Ordinal))["Report: ".Length..].Trim())!;

    private static async Task<JsonElement> ResultAsync(string output)
    {
        await using var file = File.OpenRead(Path.Combine(Folder(output), "result.json"));
        return (await JsonDocument.ParseAsync(file, default, Cancellation)).RootElement.Clone();
    }
}
