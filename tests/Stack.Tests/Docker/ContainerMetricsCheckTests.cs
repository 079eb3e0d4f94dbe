using System.Net;
using System.Text.Json.Nodes;
using Cortico.Stack.Checks;
using Cortico.Stack.Docker;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

/// <summary>What is said of a cAdvisor that is healthy and sees nothing, and of one that is not there.</summary>
public sealed class ContainerMetricsCheckTests : IDisposable
{
    private const string Web = """container_last_seen{container_label_com_docker_compose_project="cortico-test",container_label_com_docker_compose_service="web",id="/docker/a"} 1""";
    private const string Cadvisor = """container_last_seen{container_label_com_docker_compose_project="cortico-test",container_label_com_docker_compose_service="cadvisor",id="/docker/b"} 1""";
    private readonly TemporaryFolder _folder = new();
    private readonly StandInDocker _docker = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _docker.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task When_every_running_service_has_figures_there_is_nothing_to_say() => Assert.Null(await CheckAsync($"{Web}\n{Cadvisor}\n"));

    [Fact]
    public async Task Figures_of_another_project_are_not_taken_for_ours()
    {
        var finding = await CheckAsync($"{Web.Replace("cortico-test", "cortico-test-2", StringComparison.Ordinal)}\n{Cadvisor}\n");

        Assert.StartsWith("cAdvisor does not see web", finding!.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cAdvisor_that_sees_nothing_is_quoted_and_the_remedy_fits_the_daemon()
    {
        _docker.On("logs *", error: "I1126 start\nW1126 Registration of the docker container factory failed: no socket\nI1126 end\n");

        var finding = await CheckAsync("", Samples.Info(i => i["DriverStatus"] = new JsonArray(new JsonArray("driver-type", "io.containerd.snapshotter.v1"))));

        Assert.Equal("cAdvisor does not see cadvisor, web; it says: W1126 Registration of the docker container factory failed: no socket", finding!.Says);
        Assert.Contains("containerd", finding.Remedy, StringComparison.Ordinal);
        Assert.False(finding.Blocks);
    }

    [Fact]
    public async Task A_cAdvisor_that_does_not_answer_ends_in_a_warning_and_not_in_an_exception()
    {
        var finding = await CheckAsync(metrics: null, cadvisorState: "restarting");

        Assert.Equal("cAdvisor does not run: restarting with code 0", finding!.Says);
    }

    private async Task<Finding?> CheckAsync(string? metrics, string? info = null, string cadvisorState = "running")
    {
        var cadvisor = Samples.Container(c => (c["Id"], c["Config"]!["Labels"]!["com.docker.compose.service"], c["State"]!["Status"]) = ("bbbb2222", "cadvisor", cadvisorState));
        _docker.On("ps *", "aaaa1111\nbbbb2222\n").On("inspect *", $"[{Samples.Container()},{cadvisor}]").On("logs *");
        using var http = new HttpClient(new Answer(metrics));
        var check = new ContainerMetricsCheck(new Project("cortico-test", _folder.Path), _docker.Client, http, new Uri("http://127.0.0.1:8003"), TimeProvider.System);
        return await check.RunAsync(DockerInfo.Read(info ?? Samples.Info())!, TimeSpan.Zero, Cancellation);
    }

    /// <summary>Null where nothing listens.</summary>
    private sealed class Answer(string? metrics) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            metrics is null ? throw new HttpRequestException("Connection refused") : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(metrics) });
    }
}
