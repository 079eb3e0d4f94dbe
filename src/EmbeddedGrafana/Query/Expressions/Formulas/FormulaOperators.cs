namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>What operators do with numbers. Comparisons and logic give 1 or 0; NaN stays NaN but where the left side of "||" or "&amp;&amp;" decides.</summary>
internal static class FormulaOperators
{
    /// <summary>How tightly a binary operator binds, from 1 for "||"; 0 for none.</summary>
    public static int Precedence(string name) => name switch
    {
        "||" => 1,
        "&&" => 2,
        "==" or "!=" or ">" or ">=" or "<" or "<=" => 3,
        "+" or "-" => 4,
        "*" or "/" or "%" => 5,
        "**" => 6,
        _ => 0,
    };

    public static double Unary(string name, double value) => double.IsNaN(value) ? value : name == "-" ? -value : value == 0 ? 1 : 0;

    public static double Binary(string name, double left, double right)
    {
        switch (name)
        {
            case "||" when left != 0:
                return 1;
            case "&&" when left == 0:
                return 0;
        }

        if (double.IsNaN(left) || double.IsNaN(right))
        {
            return double.NaN;
        }

        return name switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "%" => left % right,
            "**" => Math.Pow(left, right),
            "==" => left == right ? 1 : 0,
            "!=" => left != right ? 1 : 0,
            ">" => left > right ? 1 : 0,
            ">=" => left >= right ? 1 : 0,
            "<" => left < right ? 1 : 0,
            "<=" => left <= right ? 1 : 0,

            // The left side has not decided: the right one does.
            _ => right != 0 ? 1 : 0,
        };
    }
}
