using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>A value as a panel shows it.</summary>
/// <param name="Number">NaN where it is none.</param>
/// <param name="Color">Of CSS.</param>
/// <param name="Percent">Where it is in the field's range, 0 to 1; null where a mapping said how it is shown.</param>
internal sealed record DisplayValue(FormattedValue Text, double Number, string Color, double? Percent)
{
    public override string ToString() => Text.ToString();
}
