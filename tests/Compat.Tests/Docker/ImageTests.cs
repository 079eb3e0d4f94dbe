using Cake.Docker;
using Cortico.Compat.Tests.Fakes;

namespace Cortico.Compat.Tests.Docker;

public sealed class ImageTests
{
    private readonly FakeContext context = new();

    [Fact]
    public void Build_puts_the_options_in_the_order_of_their_names_and_quotes_values_and_path()
    {
        var settings = new DockerImageBuildSettings
        {
            Tag = ["cortico/web:1", "cortico/web:latest"],
            File = "src/Web/Dockerfile",
            BuildArg = ["VERSION=1.0", "WHO=some one"],
            Label = ["org.opencontainers.image.title=web"],
            Target = "final",
            Iidfile = "artifacts/image id",
            Pull = true,
            NoCache = true,
            Progress = "plain",
            Platform = "linux/amd64",
        };

        context.DockerBuild(settings, "artifacts/web app");

        Assert.Equal(
            "image build --build-arg \"VERSION=1.0\" --build-arg \"WHO=some one\" --file \"src/Web/Dockerfile\" " +
            "--iidfile \"artifacts/image id\" --label \"org.opencontainers.image.title=web\" " +
            "--no-cache --platform \"linux/amd64\" --progress \"plain\" --pull " +
            "--tag \"cortico/web:1\" --tag \"cortico/web:latest\" --target \"final\" \"artifacts/web app\"",
            context.Processes.Arguments);
    }

    [Fact]
    public void Build_needs_no_settings()
    {
        context.DockerBuild(".");

        Assert.Equal("image build \".\"", context.Processes.Arguments);
    }

    [Fact]
    public void A_path_in_quotes_keeps_them()
    {
        context.DockerBuild("\"a b\"");

        Assert.Equal("image build \"a b\"", context.Processes.Arguments);
    }

    [Theory]
    [InlineData(true, "image build --rm=True \".\"")]
    [InlineData(false, "image build --rm=False \".\"")]
    public void What_docker_does_by_default_can_be_said_both_ways(bool remove, string expected)
    {
        context.DockerBuild(new DockerImageBuildSettings { Rm = remove }, ".");

        Assert.Equal(expected, context.Processes.Arguments);
    }

    [Fact]
    public void An_option_that_is_false_or_empty_is_left_out()
    {
        context.DockerBuild(new DockerImageBuildSettings { Pull = false, File = "", Tag = [] }, ".");

        Assert.Equal("image build \".\"", context.Processes.Arguments);
    }

    [Fact]
    public void Build_without_a_path_is_an_error() =>
        Assert.Throws<ArgumentNullException>(() => context.DockerBuild(""));

    [Fact]
    public void Buildx_takes_the_target_as_it_stands()
    {
        var settings = new DockerBuildXBuildSettings
        {
            Load = true,
            Tag = ["web:1"],
            BuildContext = ["base=docker-image://base:1"],
            CpuQuota = 50_000,
        };

        context.DockerBuildXBuild(settings, ".");

        Assert.Equal(
            "buildx build --build-context \"base=docker-image://base:1\" --cpu-quota 50000 --load --tag \"web:1\" .",
            context.Processes.Arguments);
    }

    [Fact]
    public void Tag_load_save_and_remove()
    {
        context.DockerTag("web:1", "web:2");
        Assert.Equal("tag web:1 web:2", context.Processes.Arguments);

        context.DockerSave(new DockerImageSaveSettings { Output = "web.tar" }, "web:1", "web:2");
        Assert.Equal("save --output \"web.tar\" web:1 web:2", context.Processes.Arguments);

        context.DockerLoad(new DockerImageLoadSettings { Input = "web.tar", Quiet = true });
        Assert.Equal("load --input \"web.tar\" --quiet", context.Processes.Arguments);

        context.DockerRmi("web:1", "web:2");
        Assert.Equal("rmi web:1 web:2", context.Processes.Arguments);

        context.DockerRemove(new DockerImageRemoveSettings { Force = true }, "web:1");
        Assert.Equal("rmi --force web:1", context.Processes.Arguments);
    }

    [Fact]
    public void A_list_of_images_is_what_docker_printed()
    {
        context.Processes.Output = ["sha256:1", "sha256:2"];

        var ids = context.DockerImageLs(new DockerImageLsSettings { Quiet = true, Filter = "reference=web", NoTrunc = true });

        Assert.Equal(["sha256:1", "sha256:2"], ids);
        Assert.Equal("image ls --filter \"reference=web\" --no-trunc --quiet", context.Processes.Arguments);
    }
}
