using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cortico.Stack.Load;
using Cortico.Testing;
using CsCheck;
using Spectre.Console.Testing;
using Check = Cortico.Stack.Load.Check;

namespace Cortico.Stack.Tests.Load;

public sealed partial class ReportTests : IDisposable
{
    private const string Hostile = "</script><script>alert(1)</script><!-- ]]> & \" ' | `*_ \u0000\u0001 \ud83d";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_loads_nothing()
    {
        var html = HtmlReport.Write(SampleRun.Report(panels: Panel("Requests")));

        Assert.DoesNotMatch("""(?i)<(link|img|iframe|object|embed|base|source|video|audio)\b""", Outside(html));
        Assert.DoesNotMatch("""(?i)<script[^>]*\bsrc\b""", html);
        Assert.DoesNotMatch("""(?i)@import|url\(""", html[html.IndexOf("<style>", StringComparison.Ordinal)..html.IndexOf("</style>", StringComparison.Ordinal)]);
        Assert.Contains("default-src 'none'", html);
    }

    [Fact]
    public void No_text_ends_the_element_that_it_stands_in()
    {
        var hostile = HtmlReport.Write(SampleRun.Report(panels: Panel(Hostile)) with { Title = Hostile });
        var harmless = HtmlReport.Write(SampleRun.Report(panels: Panel("x")) with { Title = "x" });

        Assert.Equal(Tags().Count(harmless), Tags().Count(hostile));
        var data = JsonDocument.Parse(Data().Match(hostile).Groups["json"].Value);
        Assert.StartsWith("</script><script>alert(1)", data.RootElement.GetProperty("panels")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_browser_draws_the_page_under_its_own_policy_and_runs_nothing_of_its_texts()
    {
        var files = await LoadReportFiles.WriteAsync(SampleRun.Report(panels: [Panel(Hostile), Panel("Requests")]) with { Title = Hostile }, _folder.Path, Cancellation);
        var chromium = await RealPrograms.FindAsync("chromium", Cancellation);

        var run = await chromium.RunAsync(["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={_folder.File("profile")}", "--virtual-time-budget=5000", "--dump-dom", new Uri(files.Html).AbsoluteUri], Cancellation);

        var drawn = Outside(run.Output);
        Assert.Contains("✓ Passed", drawn);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)", drawn);
        Assert.DoesNotContain("[object", drawn);
        // Four charts for each of two scenarios, the server's three, and the panels' two.
        Assert.Equal(13, drawn.Split("<canvas").Length - 1);
    }

    [Fact]
    public void Any_text_leaves_JUnit_well_formed() => Gen.String.Sample(text =>
    {
        var report = SampleRun.Report();
        var xml = JUnitReport.Write(report with { Title = text, Verdict = new Verdict([new Check(text, text, text, text, false, text)], [text]) });
        Assert.Single(XDocument.Parse(xml).Descendants("failure"));
    });

    [Fact]
    public void JUnit_counts_checks_and_failures_in_each_suite()
    {
        var evidence = SampleRun.Evidence();
        var report = SampleRun.Report(evidence with { Panels = null, Server = SampleRun.Server(evidence.Result, counted: 1) });

        var suites = XDocument.Parse(JUnitReport.Write(report)).Root!;

        Assert.Equal(("17", "2"), ((string)suites.Attribute("tests")!, (string)suites.Attribute("failures")!));
        Assert.Equal(report.Verdict.Checks.Select(check => check.Subject).Distinct(), suites.Elements("testsuite").Select(suite => (string)suite.Attribute("name")!));
        Assert.All(suites.Elements("testsuite"), suite => Assert.Equal((string)suite.Attribute("failures")!, $"{suite.Descendants("failure").Count()}"));
        Assert.Equal(["1 counted by the server, limit = 12000 answered", "not measured, limit all"], suites.Descendants("failure").Select(failure => (string)failure.Attribute("message")!));
    }

    [Fact]
    public void Markdown_begins_with_the_verdict_and_keeps_its_table_whole()
    {
        var report = SampleRun.Report();
        var text = MarkdownReport.Write(report with { Verdict = new Verdict([new Check("server", "a|b\nc", "<i>", "*2*", false, "[x](y)")], []) });

        Assert.StartsWith("**❌ LoadTest load: failed: 1 of 1 check**\n", text);
        Assert.Contains("| **✗** | server | a\\|b c | &lt;i&gt; | \\*2\\* | \\[x\\](y) |\n", text);
    }

    [Fact]
    public void It_says_which_moment_latencies_count_from()
    {
        var run = SampleRun.Report();
        string Written(params ScenarioResult[] scenarios) => MarkdownReport.Write(run with { Result = run.Result with { Scenarios = [.. scenarios] } });

        var (web, viewers) = (run.Result.Scenarios[0], run.Result.Scenarios[1]);
        Assert.Contains("Latency counts from the moment each request was due. ", Written(web));
        Assert.Contains("Latency counts from the moment each request began, ", Written(viewers));
        Assert.Contains("Latency of web counts from the moment each request was due, of viewers from the moment each request began, ", Written(web, viewers));
    }

    [Fact]
    public void The_console_shows_each_check_and_then_what_came_of_it()
    {
        using var console = new TestConsole();
        console.Profile.Width = 200;
        var report = SampleRun.Report(SampleRun.Evidence() with { Panels = null });

        console.Write(VerdictTable.Of(report.Verdict));
        console.Write(LatencyTable.Of(report.Result));

        Assert.Equal(17, console.Lines.Count(line => line.Contains('✓') || line.Contains('✗')));
        Assert.Contains("LoadTest failed: 1 of 17 checks", console.Output);
        Assert.Contains("Verify did not run during the load", console.Output);
    }

    [Fact]
    public async Task All_files_are_written_whole_and_the_JSON_can_be_read_again()
    {
        var files = await LoadReportFiles.WriteAsync(SampleRun.Report(panels: Panel("Requests")), _folder.File("run/1"), Cancellation);

        Assert.Equal(["junit.xml", "report.html", "result.json", "summary.md"], Directory.EnumerateFiles(_folder.File("run/1")).Select(Path.GetFileName).Order());
        var json = JsonDocument.Parse(await File.ReadAllTextAsync(files.Json, Cancellation)).RootElement;
        Assert.True(json.GetProperty("verdict").GetProperty("passed").GetBoolean());
        Assert.Equal(0, json.GetProperty("panels").GetArrayLength());
        Assert.Equal(SampleRun.Report().Result.Scenarios[0].Requests, json.GetProperty("result").Deserialize<LoadResult>(LoadJson.Format)!.Scenarios[0].Requests);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_is_named_and_nothing_is_left()
    {
        await File.WriteAllTextAsync(_folder.File("taken"), "", Cancellation);

        var problem = await Assert.ThrowsAsync<StackException>(() => LoadReportFiles.WriteAsync(SampleRun.Report(), _folder.File("taken"), Cancellation));

        Assert.Contains("could not be written", problem.Message);
        Assert.Equal(["taken"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    private static DrawnPanel Panel(string title) => new("Web", "", title, "timeseries", "reqps", [new DrawnSeries("200", [SampleRun.Point(0, 1), SampleRun.Point(1, null), SampleRun.Point(2, 3)])], null);

    /// <summary>What a browser reads as elements.</summary>
    private static string Outside(string html) => Scripts().Replace(html, "");

    [GeneratedRegex("<script[^>]*>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("</?script|<!--", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex("""<script id="data" type="application/json">(?<json>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Data();
}
