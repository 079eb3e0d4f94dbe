namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>A comparison with one number or two.</summary>
internal sealed class Threshold
{
    private static readonly string[] Types = ["gt", "lt", "eq", "ne", "gte", "lte", "within_range", "outside_range", "within_range_included", "outside_range_included"];

    private readonly string _type;
    private readonly double _first;
    private readonly double _second;

    /// <exception cref="CommandSyntaxException">The type is none, or numbers are missing.</exception>
    public Threshold(string type, IReadOnlyList<double> parameters)
    {
        if (!Types.Contains(type, StringComparer.Ordinal))
        {
            throw new CommandSyntaxException($"expected threshold function to be one of [{string.Join(", ", Types)}], got {type}");
        }

        var needed = type.Contains("range", StringComparison.Ordinal) ? 2 : 1;
        if (parameters.Count < needed)
        {
            throw new CommandSyntaxException($"incorrect number of arguments for threshold function '{type}': got {parameters.Count} but need {needed}");
        }

        (_type, _first, _second) = (type, parameters[0], needed == 2 ? parameters[1] : 0);
    }

    /// <summary>NaN crosses none but "ne".</summary>
    public bool IsCrossed(double value) => _type switch
    {
        "gt" => value > _first,
        "lt" => value < _first,
        "eq" => value == _first,
        "ne" => value != _first,
        "gte" => value >= _first,
        "lte" => value <= _first,
        "within_range" => value > _first && value < _second,
        "outside_range" => value < _first || value > _second,
        "within_range_included" => value >= _first && value <= _second,
        _ => value <= _first || value >= _second,
    };
}
