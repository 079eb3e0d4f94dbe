using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.Stack.Load;

/// <summary>How plans, progress and results are written between the build and the generator, and beside the report.</summary>
public static class LoadJson
{
    /// <summary>camelCase, enumerations by name, durations as <c>00:00:05</c>.</summary>
    public static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The same on several lines, for files that people read.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Format) { WriteIndented = true };
}
