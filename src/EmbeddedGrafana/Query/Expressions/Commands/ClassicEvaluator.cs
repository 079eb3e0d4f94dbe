namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>A comparison as alerts of old had it: the ends of a range may come in either order, and "no_value" is true of nothing.</summary>
internal sealed class ClassicEvaluator
{
    private readonly string _type;
    private readonly double _low;
    private readonly double _high;

    /// <exception cref="CommandSyntaxException">The type is none, or numbers are missing.</exception>
    public ClassicEvaluator(string type, IReadOnlyList<double> parameters)
    {
        _type = type;
        switch (type)
        {
            case "gt" or "lt" or "eq" or "ne" or "ge" or "le" or "gte" or "lte":
                _low = parameters.Count > 0 ? parameters[0] : throw new CommandSyntaxException($"evaluator '{type}' is missing the threshold parameter");
                break;
            case "within_range" or "outside_range" or "within_range_included" or "outside_range_included":
                (_low, _high) = parameters.Count == 2
                    ? (Math.Min(parameters[0], parameters[1]), Math.Max(parameters[0], parameters[1]))
                    : throw new CommandSyntaxException("ranged evaluator requires 2 parameters");
                break;
            case "no_value":
                break;
            default:
                throw new CommandSyntaxException($"evaluator invalid evaluator type: {type}");
        }
    }

    public bool IsNoValue => _type == "no_value";

    public bool IsMet(double? value) => value is not { } number ? IsNoValue : _type switch
    {
        "gt" => number > _low,
        "lt" => number < _low,
        "eq" => number == _low,
        "ne" => number != _low,
        "ge" or "gte" => number >= _low,
        "le" or "lte" => number <= _low,
        "within_range" => number > _low && number < _high,
        "outside_range" => number < _low || number > _high,
        "within_range_included" => number >= _low && number <= _high,
        "outside_range_included" => number <= _low || number >= _high,
        _ => false,
    };
}
