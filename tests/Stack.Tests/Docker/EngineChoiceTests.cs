using Cortico.Stack.Docker.Images;
using Cortico.Stack.Engines;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

public sealed class EngineChoiceTests : IDisposable
{
    private const string Images = "prom/prometheus:v3.13.4\ncortico-web:local\nredis:8.10.2-alpine\nredis:8.10.2-alpine\n";
    private readonly TemporaryFolder _folder = new();
    private readonly StandInDocker _docker = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _docker.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Where_the_daemon_is_down_the_choice_is_local_with_the_daemons_own_words()
    {
        _docker.On("info *", Samples.EmptyInfo, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n", exitCode: 1);

        Assert.Equal(new EngineChoice(EngineName.Local, "Docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"), await ChooseAsync());
        Assert.Single(_docker.Calls);
    }

    [Fact]
    public async Task Where_Compose_is_too_old_the_choice_is_local()
    {
        _docker.On("info *", Samples.Info()).On("compose version *", "2.5.0").On("ps *");

        Assert.Equal(new EngineChoice(EngineName.Local, "Compose: 2.5.0 is too old"), await ChooseAsync());
    }

    [Fact]
    public async Task Where_all_images_are_there_the_choice_is_Docker_and_no_registry_is_asked()
    {
        _docker.WithGoodDaemon().On("ps *").On("compose * config --images", Images).On("image inspect *", "sha256:1\n");

        Assert.Equal(new EngineChoice(EngineName.Docker, "Docker 28.5.1 answers and Compose is there"), await ChooseAsync());
        Assert.Equal(
            ["prom/prometheus:v3.13.4", "redis:8.10.2-alpine"],
            _docker.Calls.Where(c => c.StartsWith("image inspect", StringComparison.Ordinal)).Select(c => c.Split(' ')[^1]));
    }

    [Fact]
    public async Task Where_a_missing_image_can_be_pulled_the_choice_is_Docker()
    {
        _docker.WithGoodDaemon().On("ps *").On("compose * config --images", Images).On("image inspect * redis:*", exitCode: 1).On("image inspect *").On("manifest inspect redis:8.10.2-alpine", "{}");

        Assert.Equal(EngineName.Docker, (await ChooseAsync()).Engine);
        Assert.Contains("manifest inspect redis:8.10.2-alpine", _docker.Calls);
    }

    [Fact]
    public async Task Where_no_registry_can_be_reached_the_choice_is_local_and_names_what_builds_the_images_here()
    {
        _docker.WithGoodDaemon().On("ps *").On("compose * config --images", Images).On("image inspect *", exitCode: 1)
            .On("manifest inspect *", error: "Get \"https://registry/v2/\": dial tcp: lookup registry: no such host\n", exitCode: 1);

        var choice = await ChooseAsync();

        Assert.Equal(EngineName.Local, choice.Engine);
        Assert.Equal(
            "prom/prometheus:v3.13.4 can't be pulled: Get \"https://registry/v2/\": dial tcp: lookup registry: no such host; --engine=docker --images=distro builds the images here",
            choice.Why);
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_is_given_up()
    {
        _docker.WithGoodDaemon().On("ps *").On("compose * config --images", Images).On("image inspect *", exitCode: 1).HangsOn("manifest inspect *");

        Assert.Contains("its registry did not answer within 5 s; --engine=docker --images=distro", (await ChooseAsync()).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_that_are_built_here_need_no_registry()
    {
        _docker.WithGoodDaemon().On("ps *");

        Assert.Equal(EngineName.Docker, (await ChooseAsync(ImageSource.Distro)).Engine);
    }

    [Fact]
    public async Task Where_containers_of_the_project_are_there_the_choice_is_Docker_even_without_Compose()
    {
        _docker.On("info *", Samples.Info()).On("compose *", exitCode: 1).On("ps *label=com.docker.compose.project=mine", "aaaa1111\n").On("inspect *", $"[{Samples.Container()}]");

        Assert.Equal(new EngineChoice(EngineName.Docker, "containers of project mine are there"), await ChooseAsync());
    }

    private Task<EngineChoice> ChooseAsync(string images = ImageSource.Official) =>
        EngineChoice.MakeAsync(new Project("mine", _folder.Path), _docker.Client, new OfficialImages(RepositoryPaths.Around(AppContext.BaseDirectory), _docker.Client), images, Cancellation);
}
