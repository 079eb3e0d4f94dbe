using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Shows the values of one field: mappings first, then the unit, then the colour.</summary>
internal sealed class ValueDisplay
{
    private readonly FieldConfig _config;
    private readonly ValueFormat _format;
    private readonly ValueColors _colors;
    private readonly TimeZoneInfo _zone;
    private readonly Theme _theme;
    private readonly bool _isText;
    private readonly bool _trims;

    public ValueDisplay(FieldConfig config, FieldType type, ValueRange range, Units units, DisplayContext context, int series = 0, string name = "")
    {
        var unit = config.Unit is { Length: > 0 } own ? own : type switch
        {
            FieldType.Time => "dateTimeAsSystem",
            FieldType.Boolean => "bool",
            FieldType.Text => "string",
            _ => null,
        };
        (_config, _zone, _theme, _isText) = (config, context.Zone, context.Theme, unit == "string");
        _format = units.Find(unit);
        _colors = new ValueColors(config, range, context.Theme, series, name);
        _trims = type == FieldType.Number && config.Decimals is null &&
            !(unit is not null && (unit.StartsWith("time:", StringComparison.Ordinal) || unit.StartsWith("dateTime", StringComparison.Ordinal)
            || unit.StartsWith("currency", StringComparison.Ordinal) || unit.StartsWith("bool", StringComparison.Ordinal)));
    }

    /// <param name="value">A number, a text or null.</param>
    public DisplayValue Of(object? value) => Of(value, _config.Decimals, trim: false);

    /// <summary>As a label of an axis, with no more decimals than its steps need.</summary>
    /// <param name="increment">Distance of the labels.</param>
    public string OnAxis(double value, double increment)
    {
        var decimals = FixedDecimals.Of(increment);
        return Of(value, _config.Decimals ?? (decimals > 0 ? decimals : null), trim: _trims && decimals > 0).ToString();
    }

    /// <summary>The colour alone, for many points.</summary>
    public string Color(double value) => _colors.Of(value).Color;

    private DisplayValue Of(object? value, int? decimals, bool trim)
    {
        var number = _isText ? double.NaN : value switch
        {
            double given => given,
            string given => JavaScriptNumber.Parse(given),
            _ => double.NaN,
        };
        var mapped = Map(value);
        var text = mapped?.Text is { } words ? new FormattedValue(words) : null;
        var color = mapped?.Color is { } named ? NamedColors.Resolve(named, _theme) : null;
        if (text is null && !double.IsNaN(number))
        {
            text = _format(number, decimals, _zone);
            text = trim ? text with { Text = FixedDecimals.Trim(text.Text) } : text;
        }

        if (text is null)
        {
            var plain = value is double given ? JavaScriptNumber.ToText(given) : (string?)value;
            text = new FormattedValue(string.IsNullOrEmpty(plain) ? _config.NoValue ?? "" : plain);
        }

        if (color is not null)
        {
            return new DisplayValue(text, number, color, null);
        }

        var (scale, percent) = _colors.Of(double.IsNaN(number) ? double.NegativeInfinity : number);
        return new DisplayValue(text, number, scale, percent);
    }

    private MappedValue? Map(object? value)
    {
        foreach (var mapping in _config.Mappings)
        {
            if (mapping.Find(value) is { } mapped)
            {
                return mapped;
            }
        }

        return null;
    }
}
