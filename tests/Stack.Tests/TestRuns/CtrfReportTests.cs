using Cortico.Stack.TestRuns;
using Cortico.Testing;

namespace Cortico.Stack.Tests.TestRuns;

public sealed class CtrfReportTests
{
    [Fact]
    public void Failures_and_skips_are_named_with_their_reasons()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("report.json");
        File.WriteAllText(file, """
            {"results":{"summary":{"tests":3,"passed":1,"failed":1,"skipped":1,"pending":0,"other":0},"tests":[
              {"name":"A","status":"passed"},
              {"name":"B","status":"failed","message":"Expected 2","trace":"at B.cs:7"},
              {"name":"C","status":"skipped","message":"no browser"}]}}
            """);

        var outcome = CtrfReport.Read("X.Tests", file, TimeSpan.FromSeconds(1));

        Assert.Equal((1, 1, 1), (outcome.Passed, outcome.Failed, outcome.Skipped));
        Assert.Contains("Expected 2", Assert.Single(outcome.Failures), StringComparison.Ordinal);
        Assert.Equal("C: no browser", Assert.Single(outcome.Skips));
    }

    [Fact]
    public void A_report_that_was_never_written_is_an_error_that_names_the_file() =>
        Assert.Contains("/nowhere/x.json", Assert.Throws<StackException>(() => CtrfReport.Read("X.Tests", "/nowhere/x.json", TimeSpan.Zero)).Message, StringComparison.Ordinal);
}
