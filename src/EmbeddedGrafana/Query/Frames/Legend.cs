using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Frames;

/// <summary>The name that a series gets from the panel's legend format.</summary>
internal sealed partial class Legend
{
    public const string Auto = "__auto";

    private readonly string _expression;
    private readonly bool _isAuto;

    /// <summary>Text and label name in turns, text first; null where the format is empty or automatic.</summary>
    private readonly List<string>? _parts;

    /// <param name="format">"{{label}}" anywhere in a text; empty for the series as Prometheus writes it; <see cref="Auto"/> leaves the name to the page.</param>
    /// <param name="expression">The name of a series without any label.</param>
    public Legend(string format, string expression)
    {
        _expression = expression;
        _isAuto = format == Auto;
        if (format.Length == 0 || _isAuto)
        {
            return;
        }

        _parts = [];
        var from = 0;
        foreach (Match match in Placeholder().Matches(format))
        {
            _parts.Add(format[from..match.Index]);
            _parts.Add(match.Groups[1].Value);
            from = match.Index + match.Length;
        }

        _parts.Add(format[from..]);
    }

    /// <returns>Null where the page finds a name itself.</returns>
    public string? NameOf(LabelSet? labels)
    {
        labels ??= LabelSet.Empty;
        if (_isAuto && labels.Count > 0)
        {
            return null;
        }

        var name = _parts is null ? labels.ToString() : Filled(labels);
        return name switch
        {
            "{}" => _expression.Length == 0 ? null : _expression,
            "" => null,
            _ => name,
        };
    }

    private string Filled(LabelSet labels)
    {
        if (_parts!.Count == 1)
        {
            return _parts[0];
        }

        if (_parts.Count == 3 && _parts[0].Length == 0 && _parts[2].Length == 0)
        {
            return labels.Find(_parts[1]) ?? "";
        }

        return string.Concat(_parts.Select((part, index) => index % 2 == 0 ? part : labels.Find(part) ?? ""));
    }

    [GeneratedRegex(@"\{\{[\t\n\f\r ]*(.+?)[\t\n\f\r ]*\}\}")]
    private static partial Regex Placeholder();
}
