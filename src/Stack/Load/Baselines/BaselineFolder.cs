using System.Text.Json;
using System.Text.RegularExpressions;
using Cortico.Stack.Files;

namespace Cortico.Stack.Load;

/// <summary>Baselines as files, one each, to be kept in git.</summary>
public sealed partial class BaselineFolder(string folder)
{
    /// <summary>Refuses a name that makes no file name; to be called before the load.</summary>
    /// <exception cref="StackException">It is none.</exception>
    public static void CheckName(string name)
    {
        if (!ValidName().IsMatch(name)) throw new StackException($"\"{name}\" can't name a baseline: use up to 64 letters, digits, '-', '_' and '.', the first a letter or digit.");
    }

    /// <exception cref="StackException">The name is no name, there is no such baseline, or its file is damaged.</exception>
    public async Task<Baseline> LoadAsync(string name, CancellationToken cancellation)
    {
        CheckName(name);
        var file = FileOf(name);
        if (!File.Exists(file)) throw new StackException($"There is no baseline \"{name}\": {file} is not there. {Known()} Save one: --save-baseline={name}.");
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<Baseline>(stream, LoadJson.Format, cancellation) is { Scenarios.IsDefault: false } baseline
                ? baseline
                : throw new JsonException("no scenarios");
        }
        catch (JsonException problem)
        {
            throw new StackException($"{file} is no baseline: {problem.Message} Save it anew: --save-baseline={name}.", problem);
        }
    }

    /// <returns>The file.</returns>
    /// <exception cref="StackException">The name is no name, or the file can't be written.</exception>
    public async Task<string> SaveAsync(Baseline baseline, CancellationToken cancellation)
    {
        CheckName(baseline.Name);
        var file = FileOf(baseline.Name);
        await WholeFile.WriteAsync(file, JsonSerializer.Serialize(baseline, LoadJson.Indented) + "\n", cancellation);
        return file;
    }

    private string FileOf(string name) => Path.Combine(folder, name + ".json");

    private string Known() => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } names
        ? $"There are: {string.Join(", ", names)}."
        : "There is none yet.";

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ValidName();
}
