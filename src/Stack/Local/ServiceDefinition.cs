using System.Text.Json;
using Cortico.Stack.Engines;
using Cortico.Stack.Programs;

namespace Cortico.Stack.Local;

/// <summary>How one service of the stack is run as a plain process.</summary>
/// <param name="Program">The executable.</param>
/// <param name="Arguments">Contain the project's folder, by which the process exporter and <c>Down</c> know the process.</param>
public sealed record ServiceDefinition(ServiceEndpoint Endpoint, InstalledProgram Program, IReadOnlyList<string> Arguments)
{
    public string Name => Endpoint.Name;

    /// <summary>All that it gets besides PATH, HOME and the like; no secret, only where to read one.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Configuration files to write before it starts: path → content.</summary>
    public IReadOnlyDictionary<string, string> ConfigFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Configuration files that the service itself sees change, so that it need not be started anew: path → content.</summary>
    public IReadOnlyDictionary<string, string> WatchedFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Folders with nothing but configuration: a file in them that is not configured any more is deleted.</summary>
    public IReadOnlyList<string> MirroredFolders { get; init; } = [];

    /// <summary>Folders to create before it starts.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    public string? WorkingDirectory { get; init; }

    /// <summary>What decides whether a running one must be started anew: program, arguments, environment and configuration.</summary>
    public string Fingerprint()
    {
        var text = JsonSerializer.Serialize(new
        {
            Program.Path, Arguments, WorkingDirectory,
            Environment = Environment.OrderBy(p => p.Key, StringComparer.Ordinal),
            ConfigFiles = ConfigFiles.OrderBy(p => p.Key, StringComparer.Ordinal),
        });
        return Files.Fingerprint.Of(text);
    }
}
