using Cortico.EmbeddedGrafana.Page.Colors;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>The colours of a field's values.</summary>
internal sealed class ValueColors
{
    private readonly FieldConfig _config;
    private readonly ValueRange _range;
    private readonly Theme _theme;
    private readonly Gradient? _gradient;
    private readonly string _series;

    /// <param name="series">Place of the field among those of the panel.</param>
    public ValueColors(FieldConfig config, ValueRange range, Theme theme, int series, string name)
    {
        (_config, _range, _theme) = (config, range, theme);
        _gradient = config.Color is { } color ? Gradient.Find(color.Mode, theme) : null;
        _series = config.Color switch
        {
            { Mode: "fixed" } choice => NamedColors.Resolve(choice.Fixed ?? NamedColors.Fallback, theme),
            { Mode: "shades" } choice => Shade(NamedColors.Resolve(choice.Fixed ?? NamedColors.Fallback, theme), series),
            { Mode: ColorChoice.Classic } => Palette.Color(series, theme),
            { Mode: "palette-classic-by-name" } => Palette.Color(name, theme),
            _ => NamedColors.Fallback,
        };
    }

    /// <param name="value">Minus infinity stands for a value that is not there.</param>
    public (string Color, double Percent) Of(double value)
    {
        var percent = double.IsNegativeInfinity(value) ? 0 : _range.Percent(value);
        if (_gradient is not null)
        {
            return (_gradient.At(percent), percent);
        }

        return _config.Color?.Mode == ColorChoice.ByThresholds
            ? (NamedColors.Resolve((_config.Thresholds ?? Thresholds.Default).Active(value, percent)?.Color ?? NamedColors.Fallback, _theme), percent)
            : (_series, percent);
    }

    /// <summary>Brighter and darker in turns, so that neighbours differ.</summary>
    private static string Shade(string color, int series)
    {
        var factor = series % 2 == 0 ? 1 - (0.12 * (series / 2 % 6)) : 1 + (0.12 * ((series / 2 % 6) + 1));
        return series == 0 ? color : CssColor.Parse(color)?.Scaled(factor).ToString() ?? color;
    }
}
