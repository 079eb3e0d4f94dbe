using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>How a field gets its colour.</summary>
/// <param name="Mode">"thresholds", "fixed", "shades", "palette-classic", "palette-classic-by-name" or a scale such as "continuous-GrYlRd".</param>
/// <param name="Fixed">The colour of "fixed" and "shades".</param>
/// <param name="SeriesBy">Which value colours a whole series where the mode goes by value: "last", "min" or "max".</param>
internal sealed record ColorChoice(string Mode, string? Fixed = null, string SeriesBy = "last")
{
    public const string ByThresholds = "thresholds";
    public const string Classic = "palette-classic";

    public bool IsByValue => Mode is ByThresholds || Mode.StartsWith("continuous-", StringComparison.Ordinal);

    public static ColorChoice? Read(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } color && color.Text("mode") is { } mode ? new ColorChoice(mode, color.Text("fixedColor"), color.Text("seriesBy") ?? "last") : null;
}
