using System.Collections.Concurrent;

namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>
/// The units of Grafana's panels by their ids. Ids: https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/.
/// </summary>
internal sealed class Units(TimeProvider time)
{
    /// <summary>Custom units come from dashboards: so many distinct ones are kept, no more.</summary>
    private const int MostCustom = 1000;

    private readonly Dictionary<string, ValueFormat> _known = new(UnitCatalogue.All(time), StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ValueFormat> _custom = new(StringComparer.Ordinal);

    /// <param name="id">Such as "bytes", or one of the custom forms "suffix: req", "prefix:~", "time:HH:mm", "si: mW", "currency:€", "count: req".</param>
    /// <returns>For an unknown id its own text behind the number, as Grafana does.</returns>
    public ValueFormat Find(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return _known["none"];
        }

        if (_known.TryGetValue(id, out var known) || _custom.TryGetValue(id, out known))
        {
            return known;
        }

        var format = Custom(id);
        if (_custom.Count < MostCustom)
        {
            _custom[id] = format;
        }

        return format;
    }

    private static ValueFormat Custom(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return PlainFormats.Fixed(id);
        }

        var argument = id[(colon + 1)..];
        return id[..colon] switch
        {
            "prefix" => PlainFormats.Prefixed(argument),
            "suffix" => PlainFormats.Fixed(argument),
            "time" => DateFormats.Pattern(argument),
            "si" => Si(argument),
            "count" => ScaledFormats.Count(argument),
            "currency" => argument.Contains("financial", StringComparison.Ordinal)
                ? PlainFormats.Prefixed(argument.Split(':')[0])
                : ScaledFormats.Currency(argument.Replace(":suffix", "", StringComparison.Ordinal), argument.EndsWith(":suffix", StringComparison.Ordinal)),
            "bool" when argument.Split('/') is [var yes, var no] => PlainFormats.Boolean(yes, no),
            _ => PlainFormats.Fixed(id),
        };
    }

    /// <summary>A prefix may stand before the symbol: "si: mW" counts milliwatts.</summary>
    private static ValueFormat Si(string argument)
    {
        var text = argument.TrimStart();
        var offset = text.Length > 1 ? text[0] switch
        {
            'f' => -5,
            'p' => -4,
            'n' => -3,
            'µ' => -2,
            'm' => -1,
            'k' => 1,
            'M' => 2,
            'G' => 3,
            'T' => 4,
            'P' => 5,
            'E' => 6,
            _ => 0,
        } : 0;
        return ScaledFormats.Si(offset == 0 ? text : text[1..], offset);
    }
}
