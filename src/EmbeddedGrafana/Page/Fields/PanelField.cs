using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>A field with everything that says how it is shown.</summary>
/// <param name="Name">What a person reads.</param>
/// <param name="Range">Least and largest, of the field's options or of the panel's values.</param>
/// <param name="Series">Its place among the fields with numbers, which gives it its colour.</param>
internal sealed record PanelField(Frame Frame, Field Field, string Name, FieldConfig Config, ValueRange Range, int Series, ValueDisplay Display)
{
    /// <summary>The colour of the whole series.</summary>
    public string Color { get; } = SeriesColor(Field, Config, Display);

    /// <summary>Left out of what is drawn, by an override.</summary>
    public bool IsHidden(string where) => Config.Custom.Object("hideFrom").Flag(where) == true;

    private static string SeriesColor(Field field, FieldConfig config, ValueDisplay display) => config.Color is { IsByValue: true } color
        ? display.Color(Reducers.Number(field.Values, color.SeriesBy switch { "min" => "min", "max" => "max", _ => "lastNotNull" }) ?? double.NegativeInfinity)
        : display.Color(0);
}
