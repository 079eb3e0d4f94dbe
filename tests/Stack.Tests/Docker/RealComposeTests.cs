using System.Text.Json;
using Cortico.Stack.Docker;
using Cortico.Stack.Docker.Images;
using Cortico.Stack.Engines;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

/// <summary>The files as Compose itself reads them. That takes the client only, no daemon.</summary>
public sealed class RealComposeTests
{
    private static readonly DockerClient Docker = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("clone")]
    [InlineData("my 'clone' $HOME")]
    [InlineData("${CORTICO_WEB_PORT}: 100% \"of\" #it, \\new \\")]
    [InlineData("'")]
    public async Task A_clone_in_any_folder_mounts_its_own_files(string folder)
    {
        await SkipWithoutComposeAsync();
        using var clone = new Clone(folder);

        var config = await ConfigAsync(clone, ImageSource.Official);

        var docker = Path.Combine(clone.Project.Folder, "docker");
        Assert.Equal(Path.Combine(docker, "prometheus"), SourceOf(config, "prometheus", "/etc/prometheus"));
        Assert.Equal(Path.Combine(docker, "gateway"), SourceOf(config, "gateway", "/etc/gateway"));
        foreach (var secret in config.GetProperty("secrets").EnumerateObject())
            Assert.Equal(Path.Combine(docker, "secrets", secret.Name), Unescaped(secret.Value.GetProperty("file")));
    }

    [Fact]
    public async Task Compose_takes_the_ports_replicas_images_and_limits_that_the_engine_means()
    {
        await SkipWithoutComposeAsync();
        using var clone = new Clone();

        var config = await ConfigAsync(clone, ImageSource.Official);

        Assert.Equal("clone-test", config.GetProperty("name").GetString());
        var services = config.GetProperty("services").EnumerateObject().ToDictionary(s => s.Name, s => s.Value);
        Assert.Equal(MemoryLimits.Docker.OrderBy(l => l.Key), services.Select(s => KeyValuePair.Create(s.Key, Memory(s.Value))).OrderBy(l => l.Key));
        Assert.Equal("cortico-web:1", services["web"].GetProperty("image").GetString());
        Assert.Equal(2, services["web"].GetProperty("deploy").GetProperty("replicas").GetInt32());
        Assert.Equal(
            ["127.0.0.1:9000 gateway", "127.0.0.1:9001 prometheus", "127.0.0.1:9002 grafana", "127.0.0.1:9003 cadvisor"],
            services.Where(s => s.Value.TryGetProperty("ports", out _)).SelectMany(s => s.Value.GetProperty("ports").EnumerateArray().Select(p => $"{p.GetProperty("host_ip")}:{p.GetProperty("published")} {s.Key}")).Order());
        Assert.All(services.Values, s => Assert.All(BindsOf(s), bind => Assert.True(bind.GetProperty("read_only").GetBoolean(), $"{bind}")));
        Assert.All(services.Values, s => Assert.False(s.TryGetProperty("privileged", out _) || s.TryGetProperty("network_mode", out _) || s.TryGetProperty("pid", out _)));
    }

    [Fact]
    public async Task The_distro_images_take_the_place_of_all_official_ones_and_change_no_limit_and_no_right()
    {
        await SkipWithoutComposeAsync();
        using var clone = new Clone();

        var official = await ConfigAsync(clone, ImageSource.Official);
        var distro = await ConfigAsync(clone, ImageSource.Distro);

        foreach (var service in distro.GetProperty("services").EnumerateObject())
        {
            Assert.StartsWith("cortico-", service.Value.GetProperty("image").GetString(), StringComparison.Ordinal);
            Assert.Equal("never", service.Value.GetProperty("pull_policy").GetString());
            foreach (var same in new[] { "deploy", "cap_drop", "security_opt", "read_only", "healthcheck", "networks", "logging" })
                Assert.Equal(official.GetProperty("services").GetProperty(service.Name).GetProperty(same).GetRawText(), service.Value.GetProperty(same).GetRawText());
        }
    }

    [Fact]
    public async Task The_main_file_stands_by_itself_and_the_distro_file_says_which_variable_it_misses()
    {
        await SkipWithoutComposeAsync();
        using var clone = new Clone();
        string[] main = ["compose", "-f", Path.Combine(clone.Paths.Compose, "compose.yaml")];

        var alone = await Docker.TryAsync([.. main, "config", "--quiet"], Cancellation);
        var distro = await Docker.TryAsync([.. main, "-f", Path.Combine(clone.Paths.Compose, "distro.yaml"), "config", "--quiet"], Cancellation);

        Assert.Equal((0, ""), (alone.ExitCode, alone.Complaint));
        Assert.NotEqual(0, distro.ExitCode);
        Assert.Contains("CORTICO_", distro.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HAProxy_itself_finds_no_fault_in_the_gateways_configuration()
    {
        var file = Path.Combine(RepositoryPaths.Around(AppContext.BaseDirectory).Compose, "gateway", "haproxy.cfg");
        var haproxy = await RealPrograms.FindAsync("haproxy", Cancellation);

        var answer = await haproxy.RunAsync(["-c", "-f", file], Cancellation);

        Assert.True(answer.Succeeded, answer.Complaint);
    }

    private static async Task SkipWithoutComposeAsync()
    {
        try
        {
            Assert.SkipUnless((await Docker.TryAsync(["compose", "version"], Cancellation)).Succeeded, "the docker client has no plugin 'compose'");
        }
        catch (StackException)
        {
            Assert.Skip("there is no docker client on PATH");
        }
    }

    /// <summary>What Compose makes of the files that the engine wrote, by the arguments that the engine gives it.</summary>
    private static async Task<JsonElement> ConfigAsync(Clone clone, string imageSource)
    {
        var files = new ComposeFiles(clone.Project, clone.Paths, clone.Secrets);
        await clone.Secrets.EnsureAsync(SecretName.Redis, given: null, Cancellation);
        await clone.Secrets.EnsureAsync(SecretName.Grafana, given: null, Cancellation);
        var images = imageSource == ImageSource.Official ? [] : new DistroImages(clone.Paths, "base:1", new DotnetRuntime("/dotnet", "10.0.1"), "/published/0123abcd/EmbeddedGrafana.dll")
            .Services.ToDictionary(i => i.Key, i => i.Value.Reference);
        images["WEB_IMAGE"] = "cortico-web:1";
        await files.WriteAsync(new Deployment(new PortPlan(9000), imageSource, images, Replicas: 2), Cancellation);
        return JsonDocument.Parse(await Docker.RunAsync([.. files.Arguments(imageSource), "config", "--format", "json"], Cancellation)).RootElement;
    }

    private static IEnumerable<JsonElement> BindsOf(JsonElement service) =>
        service.TryGetProperty("volumes", out var volumes) ? volumes.EnumerateArray().Where(v => v.GetProperty("type").GetString() == "bind") : [];

    private static string SourceOf(JsonElement config, string service, string target) =>
        Unescaped(Assert.Single(BindsOf(config.GetProperty("services").GetProperty(service)), v => v.GetProperty("target").GetString() == target).GetProperty("source"));

    /// <summary>What Compose prints can be read by Compose again, hence two signs for one.</summary>
    private static string Unescaped(JsonElement text) => text.GetString()!.Replace("$$", "$", StringComparison.Ordinal);

    private static long Memory(JsonElement service) => long.Parse(service.GetProperty("deploy").GetProperty("resources").GetProperty("limits").GetProperty("memory").GetString()!);
}
