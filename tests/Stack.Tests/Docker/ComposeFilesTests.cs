using Cortico.Stack.Docker;
using Cortico.Stack.Docker.Images;
using Cortico.Stack.Engines;
using Cortico.Stack.Tests.Grafana;

namespace Cortico.Stack.Tests.Docker;

/// <summary>Alone, as a umask is the whole process's.</summary>
[Collection(AloneCollection.Name)]
public sealed class ComposeFilesTests : IDisposable
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode OpenFile = OwnerFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode OpenFolder = OpenFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private readonly Clone _clone = new();
    private readonly ComposeFiles _files;

    public ComposeFilesTests() => _files = new ComposeFiles(_clone.Project, _clone.Paths, _clone.Secrets);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_clone.Project.Folder, "docker");

    public void Dispose() => _clone.Dispose();

    [Theory]
    [InlineData("022")]
    [InlineData("077")]
    public async Task Containers_can_read_what_other_users_of_the_machine_can_not_reach(string umask)
    {
        using (Umask.Of(umask)) await WriteAsync();

        Assert.Equal(OwnerFolder, File.GetUnixFileMode(_clone.Project.Folder));
        Assert.Equal(OwnerFolder, File.GetUnixFileMode(Folder));
        Assert.Equal(OwnerFile, File.GetUnixFileMode(_files.VariableFile));
        Assert.All(Directory.EnumerateDirectories(Folder, "*", SearchOption.AllDirectories), f => Assert.Equal(OpenFolder, File.GetUnixFileMode(f)));
        Assert.All(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => f != _files.VariableFile), f => Assert.Equal(OpenFile, File.GetUnixFileMode(f)));
    }

    [Fact]
    public async Task The_containers_get_the_rules_of_their_engine_the_projects_name_and_their_secrets()
    {
        await WriteAsync();

        var rules = new[] { "common", "docker" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(_clone.Paths.Prometheus, "rules", f))).Select(f => Path.GetRelativePath(_clone.Paths.Prometheus, f));
        Assert.Equal(
            rules.Select(f => "prometheus/" + f).Concat(["compose.env", "gateway/haproxy.cfg", "prometheus/docker.yml", "secrets/grafana-admin-password", "secrets/redis-auth", "secrets/redis-password"]).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal));
        Assert.Contains("regex: clone-test;.*|.*;clone-test", Written("prometheus/docker.yml"), StringComparison.Ordinal);
        Assert.Equal($"requirepass {Written("secrets/redis-password")}\n", Written("secrets/redis-auth"));
        Assert.Equal(await _clone.Secrets.ReadAsync(SecretName.Grafana, Cancellation), Written("secrets/grafana-admin-password"));
    }

    [Fact]
    public async Task No_secret_stands_among_the_variables()
    {
        await WriteAsync();

        foreach (var secret in new[] { SecretName.Redis, SecretName.Grafana })
            Assert.DoesNotContain(await _clone.Secrets.ReadAsync(secret, Cancellation), Written("compose.env"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_clone_writes_the_same_variables_twice()
    {
        await WriteAsync();
        var first = Lines();

        await WriteAsync();

        Assert.Equal(first, Lines());
    }

    [Fact]
    public Task A_changed_rule_changes_the_fingerprint_of_Prometheus_only() =>
        AssertChangesAsync(["PROMETHEUS_FINGERPRINT"], () => File.AppendAllTextAsync(Path.Combine(_clone.Paths.Prometheus, "rules", "common", "app.yml"), "# changed\n", Cancellation));

    [Fact]
    public Task A_rule_of_the_local_engine_changes_nothing_here() =>
        AssertChangesAsync([], () => File.AppendAllTextAsync(Path.Combine(_clone.Paths.Prometheus, "rules", "local", "process-exporter.yml"), "# changed\n", Cancellation));

    [Fact]
    public Task A_changed_gateway_changes_its_fingerprint_only() =>
        AssertChangesAsync(["GATEWAY_FINGERPRINT"], () => File.AppendAllTextAsync(Path.Combine(_clone.Paths.Compose, "gateway", "haproxy.cfg"), "# changed\n", Cancellation));

    [Fact]
    public Task A_new_password_changes_the_fingerprint_of_the_secrets_only() =>
        AssertChangesAsync(["SECRETS_FINGERPRINT"], () => _clone.Secrets.EnsureAsync(SecretName.Grafana, "another", Cancellation));

    [Fact]
    public async Task A_rule_file_that_is_gone_from_the_clone_is_gone_from_the_copy()
    {
        var rule = Path.Combine(_clone.Paths.Prometheus, "rules", "common", "extra.yml");
        await File.WriteAllTextAsync(rule, "groups: []\n", Cancellation);
        await WriteAsync();
        Assert.True(File.Exists(Path.Combine(Folder, "prometheus", "rules", "common", "extra.yml")));

        File.Delete(rule);
        await WriteAsync();

        Assert.False(File.Exists(Path.Combine(Folder, "prometheus", "rules", "common", "extra.yml")));
    }

    [Fact]
    public async Task A_target_of_the_users_own_reaches_Prometheus_without_a_new_container_and_goes_with_its_file()
    {
        var file = Path.Combine(_clone.Paths.Prometheus, "targets", "shop.yml");
        await AssertChangesAsync([], async () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "- {targets: ['shop:8080'], labels: {service: shop}}\n", Cancellation);
        });
        Assert.Equal(await File.ReadAllTextAsync(file, Cancellation), Written("prometheus/targets/shop.yml"));

        File.Delete(file);
        await WriteAsync();

        Assert.False(File.Exists(Path.Combine(Folder, "prometheus", "targets", "shop.yml")));
    }

    [Fact]
    public async Task Another_number_of_replicas_changes_one_line()
    {
        await WriteAsync();
        var before = Lines();

        await _files.SetReplicasAsync(4, Cancellation);

        Assert.Equal(["CORTICO_WEB_REPLICAS=\"4\""], Lines().Except(before));
        Assert.Equal(["CORTICO_WEB_REPLICAS=\"2\""], before.Except(Lines()));
        Assert.Equal(before.Length, Lines().Length);
        Assert.Equal(OwnerFile, File.GetUnixFileMode(_files.VariableFile));
    }

    [Fact]
    public async Task Replicas_of_a_project_that_another_clone_started_are_refused_with_what_to_do()
    {
        var problem = await Assert.ThrowsAsync<StackException>(() => _files.SetReplicasAsync(4, Cancellation));

        Assert.Contains("started from another clone. Run ./build.sh --target=Up", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Distro_images_lie_on_top_of_the_same_services()
    {
        var official = _files.Arguments(ImageSource.Official);

        Assert.Equal(["compose", "--ansi", "never", "--project-name", "clone-test", "--env-file", _files.VariableFile, "-f", Path.Combine(_clone.Paths.Compose, "compose.yaml")], official);
        Assert.Equal([.. official, "-f", Path.Combine(_clone.Paths.Compose, "distro.yaml")], _files.Arguments(ImageSource.Distro));
    }

    [Fact]
    public async Task Every_variable_that_is_written_is_read_by_the_Compose_files_and_the_other_way_round()
    {
        var images = new DistroImages(_clone.Paths, "base:1", new DotnetRuntime("/dotnet", "10.0.1"), "/published/0123abcd/EmbeddedGrafana.dll").Services.ToDictionary(i => i.Key, i => i.Value.Reference);
        images["WEB_IMAGE"] = "cortico-web:1";
        await WriteAsync(ImageSource.Distro, images);

        Assert.Equal(ComposeText.VariablesOf("compose.yaml").Union(ComposeText.VariablesOf("distro.yaml")).Order(StringComparer.Ordinal), Lines().Select(line => line.Split('=')[0]));
    }

    private async Task AssertChangesAsync(IReadOnlyList<string> variables, Func<Task> change)
    {
        await WriteAsync();
        var before = Lines();
        await change();
        await WriteAsync();
        Assert.Equal(variables.Select(v => ComposeFiles.Prefix + v), Lines().Except(before).Select(line => line.Split('=')[0]));
    }

    private Task WriteAsync() => WriteAsync(ImageSource.Official, new Dictionary<string, string> { ["WEB_IMAGE"] = "cortico-web:1" });

    private async Task WriteAsync(string source, Dictionary<string, string> images)
    {
        await _clone.Secrets.EnsureAsync(SecretName.Redis, given: null, Cancellation);
        await _clone.Secrets.EnsureAsync(SecretName.Grafana, given: null, Cancellation);
        await _files.WriteAsync(new Deployment(new PortPlan(9000), source, images, Replicas: 2), Cancellation);
    }

    private string[] Lines() => File.ReadAllLines(_files.VariableFile);

    private string Written(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
