using System.Globalization;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using CsCheck;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

public sealed class FormulaTests
{
    private static readonly string[] Pieces = ["$A", "${B b}", "1", "(", ")", "+", "*", "!", "-", "abs", " ", "\"", ",", "#", "<", "$", "{", "x"];

    private static readonly (string Name, int Rank, Func<double, double, double> Apply)[] Operators =
    [
        ("||", 1, (left, right) => left != 0 || right != 0 ? 1 : 0), ("&&", 2, (left, right) => left != 0 && right != 0 ? 1 : 0),
        ("==", 3, (left, right) => left == right ? 1 : 0), ("!=", 3, (left, right) => left != right ? 1 : 0), (">", 3, (left, right) => left > right ? 1 : 0),
        (">=", 3, (left, right) => left >= right ? 1 : 0), ("<", 3, (left, right) => left < right ? 1 : 0), ("<=", 3, (left, right) => left <= right ? 1 : 0),
        ("+", 4, (left, right) => left + right), ("-", 4, (left, right) => left - right), ("*", 5, (left, right) => left * right), ("**", 6, Math.Pow),
    ];

    [Fact]
    public void Operators_bind_by_rank_and_from_the_left() => Gen.Select(Gen.Int[0, 4], Gen.Select(Gen.Int[0, Operators.Length - 1], Gen.Int[0, 4]).Array[0, 12]).Sample((first, rest) =>
    {
        var text = rest.Aggregate(first.ToString(CultureInfo.InvariantCulture), (formula, next) => $"{formula} {Operators[next.Item1].Name} {next.Item2}");

        // The reference: the operator of the highest rank that comes first is computed first, until one number is left.
        var numbers = rest.Select(next => (double)next.Item2).Prepend(first).ToList();
        var operators = rest.Select(next => Operators[next.Item1]).ToList();
        while (operators.Count > 0)
        {
            var at = operators.FindIndex(candidate => candidate.Rank == operators.Max(other => other.Rank));
            numbers[at] = operators[at].Apply(numbers[at], numbers[at + 1]);
            numbers.RemoveAt(at + 1);
            operators.RemoveAt(at);
            if (double.IsNaN(numbers[at]))
            {
                return true;
            }
        }

        return Expression.Math(text) is [ScalarValue { Value: { } value }] && value.Equals(numbers[0]);
    }, iter: 2000);

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("2 ** 3 ** 2", "64")]
    [InlineData("7 % 4 * 2", "6")]
    [InlineData("-7 % 4", "-3")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("!0 + !5", "1")]
    [InlineData("! -1", "0")]
    [InlineData("1 / 0", "+Inf")]
    [InlineData("0 / 0", "NaN")]
    [InlineData("0x10 + 010 + 1.5e1 + .5", "39.5")]
    [InlineData("nan() || 1", "1")]
    [InlineData("0 || nan()", "NaN")]
    [InlineData("0 && nan()", "0")]
    [InlineData("1 && nan()", "NaN")]
    [InlineData("nan() == nan()", "NaN")]
    [InlineData("!nan()", "NaN")]
    [InlineData("null() + 1", "null")]
    [InlineData("-null()", "null")]
    [InlineData("is_null(null()) + is_nan(nan()) + is_inf(infn()) + is_number(3)", "4")]
    [InlineData("is_number(inf()) + is_number(null()) + is_null(nan()) + is_nan(1)", "0")]
    [InlineData("abs(null())", "NaN")]
    [InlineData("round(2.5) + round(-2.5) + round(1.4)", "1")]
    [InlineData("ceil(0.2) + floor(1.8) + log(1) + abs(-3)", "5")]
    public void Formulas_without_references_give_a_number(string formula, string expected) => Assert.Equal(expected, Expression.Text(Expression.Math(formula)));

    [Theory]
    [InlineData("", "expr: unexpected EOF in input: F()")]
    [InlineData("$A +* 2", "expr: unexpected +* in root input")]
    [InlineData("1 2", "expr: unexpected \"2\" in root input")]
    [InlineData("1 +", "expr: unexpected EOF in input: F()")]
    [InlineData("(1", "expr: unexpected EOF in input: F()")]
    [InlineData("1)", "expr: unexpected \")\" in root input")]
    [InlineData("sqrt(4)", "expr: non existent function sqrt")]
    [InlineData("abs 4", "expr: unexpected \"4\" in func")]
    [InlineData("abs()", "expr: parse: not enough arguments for abs")]
    [InlineData("abs(1 2)", "expr: parse: too many arguments for abs")]
    [InlineData("nan(1)", "expr: parse: too many arguments for nan")]
    [InlineData("abs(1, 2)", "expr: unexpected \",\" in input: F()")]
    [InlineData("abs(\"a\")", "expr: parse: expected numberSet or seriesSet for argument 0, got string")]
    [InlineData("$", "expr: unexpected incomplete variable in input: F()")]
    [InlineData("${A", "expr: unexpected unterminated variable missing closing } in input: F()")]
    [InlineData("${}", "expr: unexpected incomplete variable in input: F()")]
    [InlineData("${A-B}", "expr: unexpected unsupported variable character in input: F()")]
    [InlineData("1 # 2", "expr: unexpected invalid character: # in root input")]
    [InlineData("\"a", "expr: unexpected unterminated string in input: F()")]
    [InlineData("1.2.3", "expr: unexpected \".3\" in root input")]
    [InlineData("!-1", "expr: unexpected !- in input: F()")]
    [InlineData("1e", "expr: illegal number syntax: \"1e\"")]
    [InlineData("\"longer than ten\" + 1", "expr: unexpected \"\\\"longer th\"... in input: F()")]
    public void What_is_no_formula_is_refused_in_Grafana_s_words(string formula, string problem) =>
        Assert.Equal("invalid math command: " + problem, Assert.Throws<ExpressionParseException>(() => Expression.Math(formula)).Problem);

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    [InlineData('1')]
    [InlineData('!')]
    public void A_formula_without_end_is_refused_before_it_costs_the_stack(char part)
    {
        var error = Assert.Throws<ExpressionParseException>(() => Expression.Math(string.Concat(Enumerable.Repeat(part == '1' ? "1+" : part + " ", 9_000))));

        Assert.Contains("the formula ", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_a_formula_or_refused() => Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 12].Select(string.Concat).Sample(text =>
    {
        try
        {
            Expression.Read(System.Text.Json.JsonSerializer.Serialize(new { type = "math", expression = text }));
        }
        catch (ExpressionParseException)
        {
            // All that may be thrown.
        }
    });

    [Fact]
    public void References_are_found_once_each_with_and_without_braces() =>
        Assert.Equal(["A", "my query", "B1_x"], Expression.Read("""{"type":"math","expression":"$A + ${my query} * $B1_x - ${A}"}""").Command.Inputs);

    [Theory]
    [InlineData("a=1", "a=1", "a=1 3")]
    [InlineData("", "a=1", "a=1 3")]
    [InlineData("a=1", null, "a=1 3")]
    [InlineData("a=1, b=2", "a=1", "a=1, b=2 3")]
    [InlineData("b=2", "a=1, b=2", "a=1, b=2 3")]
    [InlineData("a=1", "a=2", "3")]
    [InlineData("a=1", "b=1, c=1", "3")]
    public void Two_single_numbers_always_join(string? left, string? right, string expected) =>
        Assert.Equal(expected, Expression.Text(Expression.Math("$A + $B", ("A", [Expression.Number(1, left)]), ("B", [Expression.Number(2, right)]))));

    [Fact]
    public void Of_several_only_those_join_whose_labels_fit()
    {
        var sum = Expression.Math("$A + $B",
            ("A", [Expression.Number(1, "a=1"), Expression.Number(2, "a=2"), Expression.Number(3, "a=3")]),
            ("B", [Expression.Number(10, "a=1, b=1"), Expression.Number(20, "a=1, b=2"), Expression.Number(30, "a=3"), Expression.Number(40, "a=9")]));

        Assert.Equal("a=1, b=1 11 | a=1, b=2 21 | a=3 33", Expression.Text(sum));

        // The blank at the end is Grafana's.
        Assert.Equal("2 items dropped from union(s): [\"$A + $B\": ($A: {a=2}) ($B: {a=9})] ", Assert.Single(sum[0].Notices).Text);
    }

    [Fact]
    public void No_more_than_five_lost_values_of_a_side_are_named()
    {
        var sum = Expression.Math("$A * $B",
            ("A", [.. Enumerable.Range(0, 8).Select(index => Expression.Number(1, $"a={index}"))]), ("B", [Expression.Number(1, "a=0"), Expression.Number(1, "a=1")]));

        Assert.Equal("6 items dropped from union(s): [\"$A * $B\": ($A: {a=2} {a=3} {a=4} {a=5} {a=6}...1 more...)]", Assert.Single(sum[0].Notices).Text);
    }

    [Fact]
    public void No_data_wins_over_numbers_and_tells_what_was_lost()
    {
        var nothing = new NoDataValue();

        var sum = Expression.Math("$A + $B", ("A", [nothing]), ("B", [Expression.Number(1, "a=1")]));

        Assert.Same(nothing, Assert.Single(sum));
        Assert.Equal("1 items dropped from union(s): [\"$A + $B\": ($B: {a=1})]", Assert.Single(nothing.Notices).Text);
        Assert.Equal("no data", Expression.Text(Expression.Math("is_null($A)", ("A", [new NoDataValue()]))));
    }

    [Fact]
    public void A_series_and_a_number_make_a_series_in_either_order()
    {
        var series = Expression.Series("a=1", 1, null, double.NaN);

        Assert.Equal("a=1 9,null,NaN", Expression.Text(Expression.Math("10 - $A", ("A", [series]))));
        Assert.Equal("a=1 -9,null,NaN", Expression.Text(Expression.Math("$A - $B", ("A", [series]), ("B", [Expression.Number(10, "")]))));
        Assert.Equal("a=1 null,null,null", Expression.Text(Expression.Math("$A - null()", ("A", [series]))));
    }

    [Fact]
    public void Two_series_join_where_their_times_agree()
    {
        Assert.Equal("a=1 11,null,33", Expression.Text(Expression.Math("$A + $B", ("A", [Expression.Series("a=1", 1, 2, 3)]), ("B", [Expression.Series("a=1", 10, null, 30)]))));
        Assert.Equal("a=1 12,23", Expression.Text(Expression.Math("$A + $B", ("A", [Expression.Series("a=1", 1, 2, 3)]), ("B", [Expression.Series("a=1", 10, [10, 20, 30])]))));
        Assert.Equal("a=1", Expression.Text(Expression.Math("$A + $B", ("A", [Expression.Series("a=1", 1, 2, 3)]), ("B", [Expression.Series("a=1", 5, [10, 20, 30])]))));
    }

    [Fact]
    public void A_formula_that_joins_everything_with_everything_is_stopped()
    {
        ExpressionValue[] many = [.. Enumerable.Range(0, 400).Select(_ => Expression.Number(1, "a=1"))];

        var result = Expression.Run(Expression.Read("""{"type":"math","expression":"$A + $B"}"""), ("A", many), ("B", many));

        Assert.Equal("the formula joins 400 and 400 values to more than 100000 results. Aggregate one side first", result.Error?.Text);
    }

    [Fact]
    public void A_formula_that_multiplies_points_is_stopped()
    {
        ExpressionValue[] long1 = [Expression.Series("a=1", new double?[1_000])];

        var result = Expression.Run(Expression.Read("""{"type":"math","expression":"$A+$A+$A+$A+$A+$A+$A+$A+$A+$A+$A+$A"}"""), ("A", long1));

        Assert.Equal("the expressions make more than 10000 points. Take a shorter range, a longer interval or fewer series", result.Error?.Text);
    }
}
