using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Tests.Page;

/// <summary>What Grafana's own page code answered.</summary>
internal static class RecordedPage
{
    public static JsonElement Numbers { get; } = Read("page-numbers.json");

    public static JsonElement Transformations { get; } = Read("page-transformations.json");

    /// <summary>A recorded value: a number, or "NaN", "Inf", "-Inf", "null" where JSON has no word for it.</summary>
    public static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Null => null,
        _ => value.GetString() switch
        {
            "null" => null,
            "NaN" => double.NaN,
            "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var other => throw new InvalidDataException($"No number: {other}"),
        },
    };

    private static JsonElement Read(string name)
    {
        using var stream = typeof(RecordedPage).Assembly.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
