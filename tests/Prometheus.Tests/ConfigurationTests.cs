using Cortico.Testing;

namespace Cortico.Prometheus.Tests;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("rules")]
    [InlineData("ru les")]
    public async Task The_rendered_configuration_is_valid_and_finds_its_rules(string name)
    {
        using var folder = new TemporaryFolder();
        var rules = folder.File(name);
        CopyRules(rules);
        var config = folder.File("prometheus.yml");
        await File.WriteAllTextAsync(
            config, Repository.RenderPrometheus(rules, "127.0.0.1:8000", "127.0.0.1:8001", "127.0.0.1:8003"), TestContext.Current.CancellationToken);

        var said = await Promtool.RunAsync("check", "config", config);

        foreach (var file in (string[])["common/app.yml", "common/health.yml", "common/redis.yml", "local/process-exporter.yml"])
            Assert.Contains(Path.Combine(rules, file), said, StringComparison.Ordinal);
        Assert.DoesNotContain("cadvisor", said, StringComparison.Ordinal);
    }

    /// <summary>
    /// As the containers see it: the configuration, and rules/ beside it. The promtool at hand may be Debian 12's 2.42, and
    /// <c>track_timestamps_staleness</c> came with 2.48: that line, which has to be there, is left out of what is checked.
    /// </summary>
    [Fact]
    public async Task The_docker_engines_configuration_is_valid_and_finds_its_rules()
    {
        using var folder = new TemporaryFolder();
        CopyRules(folder.File("rules"));
        var config = folder.File("docker.yml");
        var lines = Repository.RenderDockerPrometheus("cortico_test-2").Split('\n').ToList();
        Assert.True(lines.Remove("    track_timestamps_staleness: true"));
        await File.WriteAllLinesAsync(config, lines, TestContext.Current.CancellationToken);

        var said = await Promtool.RunAsync("check", "config", "--lint-fatal", config);

        foreach (var file in (string[])["common/app.yml", "common/health.yml", "common/redis.yml", "docker/cadvisor.yml"])
            Assert.Contains(Path.Combine(folder.File("rules"), file), said, StringComparison.Ordinal);
        Assert.DoesNotContain("process-exporter", said, StringComparison.Ordinal);
    }

    /// <summary>Wrong on purpose: promtool complains of a file only where the configuration finds it.</summary>
    [Theory]
    [InlineData("local")]
    [InlineData("docker")]
    public async Task Either_configuration_reads_the_users_own_targets(string engine)
    {
        using var folder = new TemporaryFolder();
        CopyRules(folder.File("rules"));
        Directory.CreateDirectory(folder.File("targets"));
        await File.WriteAllTextAsync(folder.File("targets/shop.yml"), "- nonsense\n", TestContext.Current.CancellationToken);
        var config = folder.File("prometheus.yml");
        var text = engine == "local" ? Repository.RenderPrometheus(folder.File("rules"), "127.0.0.1:8000", "127.0.0.1:8001", "127.0.0.1:8003") : Repository.RenderDockerPrometheus("shop");
        await File.WriteAllTextAsync(config, text.Replace("    track_timestamps_staleness: true\n", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var promtool = await RealPrograms.FindAsync("promtool", TestContext.Current.CancellationToken);
        var result = await promtool.RunAsync(["check", "config", config], TestContext.Current.CancellationToken);

        Assert.False(result.Succeeded);
        Assert.Contains($"checking SD file \"{folder.File("targets")}", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_pass_every_lint() => await Promtool.RunAsync(["check", "rules", "--lint=all", "--lint-fatal", .. Repository.RuleFiles]);

    private static void CopyRules(string target)
    {
        foreach (var file in Repository.RuleFiles)
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Repository.Rules, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
