namespace Cortico.EmbeddedGrafana.Tests.Recorded;

public sealed class RecordedTests(RecordedRun run) : IClassFixture<RecordedRun>
{
    /// <summary>Where the embedded Grafana knowingly says something else than the recorded one.</summary>
    private static readonly string[] KnownWords =
    [
        "/uid:", "/url:", "/createdAt:", "/folder:", "/folderUrl:", "/message:", "/importedUrl:",

        // The recorded run had a third annotation, which is not in the file.
        "annotations 7:", "annotations 10:", "annotations 14:",

        // Nor are all dashboards that lay in the folder.
        "counts with rules",

        // Without a word for relevance, hits come by title.
        "search, text",
    ];

    public static TheoryData<string> Topics => [.. RecordedRun.Topics];

    [Theory]
    [MemberData(nameof(Topics))]
    public void Answers_agree_with_those_of_a_real_Grafana(string topic) => Assert.Equal("", string.Join(Environment.NewLine, run.Disagreements[topic]));

    [Fact]
    public void Words_differ_only_where_identities_show()
    {
        var unexpected = run.Words.Where(difference => !KnownWords.Any(known => difference.Contains(known, StringComparison.Ordinal)));

        Assert.Equal("", string.Join(Environment.NewLine, unexpected));
    }
}
