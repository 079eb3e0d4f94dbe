namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>Arguments of functions and signs, as far as they are known before anything runs. Operators are not looked into, as in Grafana.</summary>
internal static class FormulaCheck
{
    /// <exception cref="CommandSyntaxException">Too many or too few arguments, or text where a number belongs.</exception>
    public static void Check(FormulaNode node)
    {
        switch (node)
        {
            case FunctionNode function:
                Check(function);
                break;
            case UnaryNode { Argument.Returns: FormulaType.Text } unary:
                throw Error($"type error in {unary}, expected \"number\", got string");
            case UnaryNode unary:
                Check(unary.Argument);
                break;
        }
    }

    private static void Check(FunctionNode function)
    {
        var expected = FormulaFunctions.TakesArgument(function.Name) ? 1 : 0;
        if (function.Arguments.Count != expected)
        {
            throw Error($"{(function.Arguments.Count < expected ? "not enough" : "too many")} arguments for {function.Name}");
        }

        if (expected == 1)
        {
            if (function.Arguments[0].Returns == FormulaType.Text)
            {
                throw Error("expected numberSet or seriesSet for argument 0, got string");
            }

            Check(function.Arguments[0]);
        }
    }

    private static CommandSyntaxException Error(string problem) => new("expr: parse: " + problem);
}
