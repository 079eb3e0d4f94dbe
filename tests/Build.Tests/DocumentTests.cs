using System.Text.RegularExpressions;

namespace Cortico.Build.Tests;

public sealed partial class DocumentTests
{
    private static readonly HashSet<string> KnownTasks = [.. Arguments.Tasks().Select(task => task.Name)];
    private static readonly HashSet<string> KnownArguments = [.. Arguments.All.Concat(Arguments.OfCake).Select(argument => argument.Name)];

    [Theory]
    [MemberData(nameof(Documents.Names), MemberType = typeof(Documents))]
    public void Every_relative_link_and_picture_leads_somewhere(string name)
    {
        var folder = Path.GetDirectoryName(Documents.PathOf(name))!;
        var broken = Link().Matches(Documents.Read(name)).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal) && !Leads(folder, target, name));

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Documents.Names), MemberType = typeof(Documents))]
    public void Every_task_that_is_named_is_there(string name)
    {
        var named = Target().Matches(Documents.Read(name)).Select(match => match.Groups[1].Value).Where(task => task != "TASK");

        Assert.Empty(named.Except(KnownTasks));
    }

    [Theory]
    [MemberData(nameof(Documents.Names), MemberType = typeof(Documents))]
    public void Every_argument_that_is_named_is_there(string name) => Assert.Empty(NamedArguments(name).Except(KnownArguments));

    [Fact]
    public void The_tests_above_see_what_the_README_has()
    {
        Assert.Contains("Up", Target().Matches(Documents.Read("README.md")).Select(match => match.Groups[1].Value));
        Assert.Contains("port-base", NamedArguments("README.md"));
        Assert.Contains("docs/images/dashboard-web.png", Link().Matches(Documents.Read("README.md")).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Every_picture_is_shown_somewhere_and_all_are_small()
    {
        var pictures = new DirectoryInfo(Documents.PathOf("docs/images")).GetFiles();
        var shown = Documents.Names.SelectMany(name => Link().Matches(Documents.Read(name.Data))).Select(match => Path.GetFileName(match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(pictures.Select(picture => picture.Name).Except(shown));
        Assert.InRange(pictures.Sum(picture => picture.Length), 1, 1_500_000);
    }

    private static IEnumerable<string> NamedArguments(string name) => Argument().Matches(Documents.OwnCommands(name)).Select(match => match.Groups[1].Value);

    private static bool Leads(string folder, string target, string name)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? Documents.PathOf(name) : Path.GetFullPath(parts[0], folder);
        return parts.Length == 1 ? Path.Exists(file) : File.Exists(file) && Headings(File.ReadAllText(file)).Contains(parts[1]);
    }

    /// <summary>As GitHub makes anchors of them.</summary>
    private static IEnumerable<string> Headings(string text) =>
        Heading().Matches(text).Select(match => NotInAnchors().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"(?:\]\(|\bsrc=""|\bhref="")([^)\s""]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"--target=(\w+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"(?<![\w-])--([a-z][a-z-]+)")]
    private static partial Regex Argument();

    [GeneratedRegex(@"^#+ (.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
