using System.Globalization;
using Cortico.Stack.Engines;
using Cortico.Stack.Programs;

namespace Cortico.Stack.Local;

/// <summary>A service that was compiled here: the runtime that runs it, and its published assembly.</summary>
public sealed record DotnetService(InstalledProgram Runtime, string Assembly)
{
    /// <summary>The service as a process; its last argument names the project's folder and means nothing to the app.</summary>
    /// <param name="variables">Win over those that the user passes on.</param>
    public ServiceDefinition Define(ServiceEndpoint endpoint, Project project, IReadOnlyDictionary<string, string> variables)
    {
        var folder = project.ServiceFolder(endpoint.Name);
        var environment = new Dictionary<string, string>(variables)
        {
            ["DOTNET_GCHeapHardLimit"] = (MemoryLimits.Of(endpoint.Name) / 4 * 3).ToString("x", CultureInfo.InvariantCulture),
            ["DOTNET_NOLOGO"] = "1",
        };
        return new ServiceDefinition(endpoint, Runtime, [Assembly, $"--stack-folder={folder}"])
        {
            Environment = UserVariables.AddTo(environment, endpoint.Name),
            Folders = [folder, project.DataFolder(endpoint.Name)],
            WorkingDirectory = Path.GetDirectoryName(Assembly),
        };
    }
}
