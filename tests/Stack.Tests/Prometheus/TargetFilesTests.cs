using Cortico.Stack.Prometheus;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Prometheus;

public sealed class TargetFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_the_folder_there_are_no_targets() => Assert.Empty(Read());

    [Fact]
    public void A_file_of_targets_is_read_as_it_is()
    {
        const string Text = "- targets: ['127.0.0.1:9100', 'shop:8080']\n  labels: {service: shop}\n";
        Write(Text);
        Write("# none yet\n", "empty.yml");
        Write("of no concern", "README.md");

        Assert.Equal([("targets/empty.yml", "# none yet\n"), ("targets/shop.yml", Text)], Read().Select(file => (file.Key, file.Value)));
    }

    [Theory]
    [InlineData("targets: ['a:1']", "shop.yml:1: a list is expected")]
    [InlineData("- targets: ['a:1']\n  labels: {service: a}\n- just words", "shop.yml:3: a group of targets is expected")]
    [InlineData("- labels: {service: shop}", "shop.yml:1: \"targets\" is not there")]
    [InlineData("- targets:\n  - a:1\n  - http://a:1/metrics\n  labels: {service: shop}", "shop.yml:3: \"http://a:1/metrics\" is no HOST:PORT")]
    [InlineData("- targets: ['a:1']\n  labels: {job: shop}", "shop.yml:1: the label \"service\" is missing")]
    [InlineData("- targets: ['a:1'\n", "shop.yml:2")]
    public void What_Prometheus_would_only_log_is_refused_with_file_line_and_what_to_write(string text, string said)
    {
        Write(text);

        var problem = Assert.Throws<StackException>(Read);

        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.Contains("labels: {service: shop}", problem.Message, StringComparison.Ordinal);
    }

    private IReadOnlyDictionary<string, string> Read() => TargetFiles.Read(new RepositoryPaths(_folder.Path));

    private void Write(string text, string name = "shop.yml")
    {
        var file = _folder.File(Path.Combine("prometheus", "targets", name));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
