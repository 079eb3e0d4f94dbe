using System.Text.Json;
using Cortico.Stack.Files;

namespace Cortico.Stack.Engines;

/// <summary>What the project's folder remembers of a stack that runs: <c>state.json</c>.</summary>
/// <param name="PortBase">First of its ports.</param>
/// <param name="Services">Local engine: the services that were started and not stopped, by name.</param>
public sealed record StackState(int PortBase, IReadOnlyDictionary<string, StartedService> Services)
{
    /// <summary>How its services run; <c>local</c> where an older version wrote the file.</summary>
    public string Engine { get; init; } = EngineName.Local;

    /// <summary>Docker engine: where its images come from.</summary>
    public string? Images { get; init; }

    /// <summary>Docker engine: how many containers serve the web app.</summary>
    public int Replicas { get; init; } = 1;


    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static readonly StackState Nothing = new(0, new Dictionary<string, StartedService>());

    /// <summary>The remembered state, <see cref="Nothing"/> where there is none.</summary>
    /// <exception cref="StackException">The file is damaged.</exception>
    public static async Task<StackState> LoadAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file)) return Nothing;
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<StackState>(stream, Format, cancellation) ?? Nothing;
        }
        catch (JsonException problem)
        {
            throw new StackException($"{file} is damaged: {problem.Message} Stop what still runs of this project (see 'ps'), remove the file and run Up again.", problem);
        }
    }

    public Task SaveAsync(string file, CancellationToken cancellation) =>
        PrivateFile.WriteAsync(file, JsonSerializer.Serialize(this, Format), cancellation);

    public StackState With(string name, StartedService service) => this with { Services = new Dictionary<string, StartedService>(Services) { [name] = service } };

    public StackState Without(string name) => this with { Services = Services.Where(s => s.Key != name).ToDictionary() };
}
