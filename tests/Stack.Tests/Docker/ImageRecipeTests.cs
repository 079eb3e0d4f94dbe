using Cortico.Stack.Docker.Images;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

public sealed class ImageRecipeTests : IDisposable
{
    private const string Text = "# FROM here on\nFROM upstream/image:1.2.3\nCOPY a /a\nFROM second AS last\n";
    private readonly TemporaryFolder _folder = new();

    public ImageRecipeTests() => File.WriteAllText(_folder.File("Dockerfile"), Text);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_inputs_have_the_same_reference_whatever_fills_the_context()
    {
        Assert.Equal(Recipe().Reference, Recipe().Reference);
        Assert.Matches("^name/of:[0-9a-f]{16}$", Recipe().Reference);
    }

    [Fact]
    public void Another_base_content_or_Dockerfile_has_another_reference_each()
    {
        List<string> references = [Recipe().Reference, Recipe(baseImage: null).Reference, Recipe(baseImage: "base:2").Reference, Recipe(content: "other").Reference];
        references.Add(Recipe(baseImage: "base:1con", content: "tent").Reference);
        File.AppendAllText(_folder.File("Dockerfile"), "USER 1\n");
        references.Add(Recipe().Reference);

        Assert.Equal(references.Count, references.Distinct().Count());
    }

    [Fact]
    public void The_base_stands_in_the_first_FROM_only() =>
        Assert.Equal("# FROM here on\nFROM base:1\nCOPY a /a\nFROM second AS last\n", Recipe().DockerfileText());

    [Fact]
    public void Without_a_base_the_Dockerfile_is_taken_as_it_is() => Assert.Equal(Text, Recipe(baseImage: null).DockerfileText());

    [Fact]
    public void The_apps_image_has_its_own_files_and_those_of_packages_in_two_folders()
    {
        foreach (var name in new[] { "Web.dll", "Web.runtimeconfig.json", "appsettings.json", "StackExchange.Redis.dll", "runtimes/linux/native.so", "wwwroot/app.css" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File($"0123abcd/{name}"))!);
            File.WriteAllText(_folder.File($"0123abcd/{name}"), "");
        }
        var recipe = WebImage.Of(RepositoryPaths.Around(AppContext.BaseDirectory), _folder.File("0123abcd/Web.dll"), runtimeImage: null);

        recipe.FillContext(_folder.File("context"));

        Assert.Equal(
            ["app/Web.dll", "app/Web.runtimeconfig.json", "app/appsettings.json", "app/wwwroot/app.css", "dependencies/StackExchange.Redis.dll", "dependencies/runtimes/linux/native.so"],
            Directory.EnumerateFiles(_folder.File("context"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder.File("context"), f)).Order(StringComparer.Ordinal));
        Assert.Equal("0123abcd", recipe.Content);
    }

    [Fact]
    public void Every_Dockerfile_of_the_repository_begins_with_a_plain_FROM_that_can_be_replaced()
    {
        var paths = RepositoryPaths.Around(AppContext.BaseDirectory);
        string[] files = [.. Directory.GetFiles(Path.Combine(paths.Compose, "distro"), "*.Dockerfile"), Path.Combine(paths.Source("Web"), "Dockerfile")];

        Assert.Equal(7, files.Length);
        Assert.All(files, file => Assert.Single(new ImageRecipe("x", file, "my/base:1", "", _ => { }).DockerfileText().Split('\n'), line => line == "FROM my/base:1"));
    }

    [Fact]
    public void The_distro_images_stand_on_each_other_so_that_a_new_base_makes_all_anew()
    {
        var paths = RepositoryPaths.Around(AppContext.BaseDirectory);
        DistroImages On(string baseImage) => new(paths, baseImage, new DotnetRuntime("/dotnet", "10.0.1"), "/published/0123abcd/EmbeddedGrafana.dll");
        var (first, second) = (On("base:1"), On("base:2"));

        Assert.NotEqual(first.Runtime.Reference, second.Runtime.Reference);
        Assert.All(first.Services, image => Assert.NotEqual(image.Value.Reference, second.Services[image.Key].Reference));
        Assert.Equal(first.Services.Select(i => i.Value.Reference), On("base:1").Services.Select(i => i.Value.Reference));
    }

    private ImageRecipe Recipe(string? baseImage = "base:1", string content = "content") => new("name/of", _folder.File("Dockerfile"), baseImage, content, _ => { });
}
