using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Finds docker's command-line client and runs it.</summary>
/// <typeparam name="TSettings">The settings of a command.</typeparam>
public abstract class DockerTool<TSettings> : Tool<TSettings>
    where TSettings : ToolSettings
{
    private readonly IFileSystem fileSystem;
    private readonly ICakeEnvironment environment;

    /// <summary>A tool that runs through Cake's own process runner.</summary>
    protected DockerTool(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
        : base(fileSystem, environment, processRunner, tools)
    {
        this.fileSystem = fileSystem;
        this.environment = environment;
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "Docker";

    /// <inheritdoc/>
    /// <remarks>WSL has both names; the platform's own comes first.</remarks>
    protected override IEnumerable<string> GetToolExecutableNames() =>
        environment.Platform.IsUnix() ? ["docker", "docker.exe"] : ["docker.exe", "docker"];

    /// <inheritdoc/>
    protected override IEnumerable<FilePath> GetAlternativeToolPaths(TSettings settings)
    {
        if (environment.Platform.IsUnix())
            return [];
        var toolbox = environment.GetSpecialPath(SpecialPath.ProgramFiles).Combine("Docker Toolbox").CombineWithFilePath("docker.exe");
        return fileSystem.GetFile(toolbox).Exists ? [toolbox] : [];
    }
}
