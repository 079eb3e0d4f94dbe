namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>The functions that a formula may call. Those with an argument are applied to each number of it.</summary>
internal static class FormulaFunctions
{
    public static bool IsKnown(string name) => TakesArgument(name) || IsConstant(name);

    public static bool TakesArgument(string name) => name is "abs" or "log" or "round" or "ceil" or "floor" or "is_nan" or "is_inf" or "is_null" or "is_number";

    public static double? Constant(string name) => name switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "infn" => double.NegativeInfinity,
        _ => null,
    };

    /// <param name="value">Null is NaN for all but the functions that ask for it.</param>
    public static double? Apply(string name, double? value) => name switch
    {
        "is_null" => value is null ? 1 : 0,
        "is_number" => value is { } number && double.IsFinite(number) ? 1 : 0,
        _ => value is { } number ? Apply(name, number) : double.NaN,
    };

    private static double Apply(string name, double value) => name switch
    {
        "abs" => Math.Abs(value),
        "log" => Math.Log(value),
        "round" => Math.Round(value, MidpointRounding.AwayFromZero),
        "ceil" => Math.Ceiling(value),
        "floor" => Math.Floor(value),
        "is_nan" => double.IsNaN(value) ? 1 : 0,
        _ => double.IsInfinity(value) ? 1 : 0,
    };

    private static bool IsConstant(string name) => name is "nan" or "inf" or "infn" or "null";
}
