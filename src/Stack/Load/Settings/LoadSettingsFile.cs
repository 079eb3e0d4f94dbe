using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Cortico.Stack.Load;

/// <summary>Reads a file of settings.</summary>
public static partial class LoadSettingsFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new SettingsDuration(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        PropertyNameCaseInsensitive = false,
    };

    /// <exception cref="StackException">It can't be read or used; the message names the file, the place and the reason.</exception>
    public static async Task<LoadSettings> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            var settings = await JsonSerializer.DeserializeAsync<LoadSettings>(stream, Format, cancellation) ?? throw new JsonException("null is no object");
            return LoadSettingsChecks.Problems(settings).ToList() is { Count: > 0 } problems
                ? throw new StackException($"{file} can't be used:\n{string.Join('\n', problems.Select(problem => "  " + problem))}")
                : settings;
        }
        catch (JsonException problem)
        {
            throw new StackException($"{file} can't be used: {Message(problem)}", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StackException($"{file} can't be read: {problem.Message}", problem);
        }
    }

    /// <summary>.NET counts lines from 0 and tells them at the end of most of its messages; editors count from 1.</summary>
    private static string Message(JsonException problem) =>
        problem.LineNumber is { } line ? $"{NetPlace().Replace(problem.Message, "")} (line {line + 1}{(problem.Path is { } path ? $", {path}" : "")})" : problem.Message;

    [GeneratedRegex(@"\s*(Path: .* \| )?LineNumber: \d+ \| BytePositionInLine: \d+\.?$")]
    private static partial Regex NetPlace();
}
