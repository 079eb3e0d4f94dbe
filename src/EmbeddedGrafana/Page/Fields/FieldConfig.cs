using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>How a field is shown: a panel's standard options with its overrides applied.</summary>
internal sealed record FieldConfig
{
    public string? DisplayName { get; init; }

    public string? Unit { get; init; }

    /// <summary>Null: chosen by the size of each number.</summary>
    public int? Decimals { get; init; }

    /// <summary>Null: the least of the panel's values.</summary>
    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Least and largest are taken of this field alone, not of all fields.</summary>
    public bool OwnRange { get; init; }

    /// <summary>Shown where there is no value.</summary>
    public string? NoValue { get; init; }

    public IReadOnlyList<ValueMapping> Mappings { get; init; } = [];

    public Thresholds? Thresholds { get; init; }

    public ColorChoice? Color { get; init; }

    /// <summary>Options of the kind of panel; an object.</summary>
    public JsonElement Custom { get; init; } = Json.EmptyObject;

    public static FieldConfig Read(JsonElement json) => new()
    {
        DisplayName = json.Text("displayName"),
        Unit = json.Text("unit"),
        Decimals = json.Integer("decimals") is { } decimals ? Math.Clamp(decimals, 0, 20) : null,
        Min = json.Number("min"),
        Max = json.Number("max"),
        OwnRange = json.Flag("fieldMinMax") ?? false,
        NoValue = json.Text("noValue"),
        Mappings = ValueMapping.Read(json.List("mappings")),
        Thresholds = Thresholds.Read(json.Member("thresholds")),
        Color = ColorChoice.Read(json.Member("color")),
        Custom = json.Object("custom"),
    };
}
