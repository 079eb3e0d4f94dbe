using System.Text.Json;
using Cortico.Stack.Files;

namespace Cortico.Stack.Grafana.Import;

/// <summary>
/// The file in which imports remember what they made, for each Grafana by its address. What is in Grafana decides; this
/// only tells our own things from other people's, and holds what Grafana does not show.
/// </summary>
internal sealed class ImportRecord
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string? _path;
    private readonly Dictionary<string, RecordedImports> _all;
    private readonly Lock _lock = new();
    private string _saved;

    private ImportRecord(string? path, Uri grafana, Dictionary<string, RecordedImports> all)
    {
        _path = path;
        _all = all;
        if (!all.TryGetValue(grafana.AbsoluteUri, out var mine)) all[grafana.AbsoluteUri] = mine = new RecordedImports();
        Imports = mine;
        _saved = Text();
    }

    /// <summary>Change it under <see cref="Update"/> only.</summary>
    public RecordedImports Imports { get; }

    public bool IsKept => _path is not null;

    public static async Task<ImportRecord> LoadAsync(string? path, Uri grafana, CancellationToken cancellation)
    {
        if (path is null || !File.Exists(path)) return new ImportRecord(path, grafana, []);
        try
        {
            await using var file = File.OpenRead(path);
            return new ImportRecord(path, grafana, await JsonSerializer.DeserializeAsync<Dictionary<string, RecordedImports>>(file, Format, cancellation) ?? []);
        }
        catch (JsonException problem)
        {
            throw new StackException($"{path} is damaged: {problem.Message} Delete it; then the next import sends secrets again and prunes less.", problem);
        }
    }

    /// <summary>Changes it; several writes may end at once.</summary>
    public void Update(Action<RecordedImports> change)
    {
        lock (_lock) change(Imports);
    }

    public bool Knows(string place, string secret) => Imports.Secrets.TryGetValue(place, out var hash) && SecretHash.Matches(hash, secret);

    /// <summary>Writes the file where anything changed.</summary>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        var text = Text();
        if (_path is null || text == _saved) return;
        await PrivateFile.WriteAsync(_path, text, cancellation);
        _saved = text;
    }

    private string Text()
    {
        lock (_lock) return JsonSerializer.Serialize(_all, Format);
    }
}
