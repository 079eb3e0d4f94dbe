using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

public sealed class ClassicConditionsTests
{
    [Theory]
    [InlineData("avg", 2.0)]
    [InlineData("sum", 6.0)]
    [InlineData("min", 1.0)]
    [InlineData("max", 3.0)]
    [InlineData("count", 5.0)]
    [InlineData("count_non_null", 3.0)]
    [InlineData("last", 2.0)]
    [InlineData("median", 2.0)]
    [InlineData("diff", 1.0)]
    [InlineData("diff_abs", 1.0)]
    [InlineData("percent_diff", 100.0)]
    [InlineData("percent_diff_abs", 100.0)]
    public void Reducers_leave_out_what_is_no_number(string reducer, double expected) =>
        Assert.Equal(expected, ClassicReducer.Reduce(reducer, Expression.Series("", double.NaN, 1, 3, 2, null)));

    [Fact]
    public void Without_any_number_only_the_count_of_points_is_known()
    {
        var nothing = Expression.Series("", double.NaN, null);

        Assert.Null(ClassicReducer.Reduce("avg", nothing));
        Assert.Null(ClassicReducer.Reduce("count_non_null", nothing));
        Assert.Equal(2, ClassicReducer.Reduce("count", nothing));
        Assert.Null(ClassicReducer.Reduce("count", Expression.Series("")));
        Assert.Equal(0, ClassicReducer.Reduce("diff", Expression.Series("", 5)));
    }

    [Theory]
    [InlineData("within_range", 5, 1, true)]
    [InlineData("within_range", 1, 5, true)]
    [InlineData("outside_range", 5, 1, false)]
    [InlineData("within_range_included", 3, 9, true)]
    [InlineData("outside_range_included", 9, 3, true)]
    [InlineData("ge", 3, 0, true)]
    [InlineData("gte", 3, 0, true)]
    [InlineData("le", 2, 0, false)]
    public void The_ends_of_a_range_may_come_in_either_order(string type, double first, double second, bool expected) =>
        Assert.Equal(expected, new ClassicEvaluator(type, [first, second]).IsMet(3));

    [Theory]
    [InlineData("and", "and", false)]
    [InlineData("or", "and", true)]
    [InlineData("and", "or", true)]
    [InlineData("or", "or", true)]
    public void Conditions_join_from_left_to_right(string second, string third, bool expected)
    {
        // 1 > 5 <second> 1 > 0 <third> 1 > 0
        var json = $$"""{"type":"classic_conditions","conditions":[{{Condition("gt", "5", "and")}},{{Condition("gt", "0", second)}},{{Condition("gt", "0", third)}}]}""";

        Assert.Equal(expected ? "1" : "0", Expression.Text(Expression.Run(json, ("A", [Expression.Series("a=1", 1)]))));
    }

    [Fact]
    public void Series_that_meet_a_condition_are_told()
    {
        var number = Assert.IsType<NumberValue>(Assert.Single(Expression.Run(
            $$"""{"type":"classic_conditions","conditions":[{{Condition("gt", "1", "and")}}]}""", ("A", [Expression.Series("a=1", 5), Expression.Series("a=2", 0), Expression.Number(3, "a=3")]))));

        Assert.Equal(("", 1.0), (number.Name, number.Value));
        Assert.Equal(["Value a=1 5", "up a=3 3"], number.Matches!.Select(match => $"{match.Metric} {LabelMatch.Text(match.Labels)} {match.Value}"));
    }

    [Fact]
    public void Nothing_gives_no_value_unless_the_condition_asks_for_that()
    {
        var nothing = Assert.IsType<NumberValue>(Assert.Single(Expression.Run($$"""{"type":"classic_conditions","conditions":[{{Condition("gt", "1", "and")}}]}""", ("A", [new NoDataValue()]))));
        var asked = Assert.IsType<NumberValue>(Assert.Single(Expression.Run($$"""{"type":"classic_conditions","conditions":[{{Condition("no_value", "", "and")}}]}""", ("A", [new NoDataValue()]))));

        Assert.Null(nothing.Value);
        Assert.Equal("NoData", Assert.Single(nothing.Matches!).Metric);
        Assert.Equal(1, asked.Value);
    }

    [Theory]
    [InlineData("""{"query":{"params":[]},"reducer":{"type":"avg"},"evaluator":{"type":"gt","params":[1]}}""", "condition 1 is missing the query RefID argument")]
    [InlineData("""{"query":{"params":["A"]},"reducer":{"type":"nope"},"evaluator":{"type":"gt","params":[1]}}""", "invalid reducer 'nope' in condition 1")]
    [InlineData("""{"query":{"params":["A"]},"reducer":{"type":"avg"},"evaluator":{"type":"nope","params":[1]}}""", "evaluator invalid evaluator type: nope")]
    [InlineData("""{"query":{"params":["A"]},"reducer":{"type":"avg"},"evaluator":{"type":"gt","params":[]}}""", "evaluator 'gt' is missing the threshold parameter")]
    [InlineData("""{"query":{"params":["A"]},"reducer":{"type":"avg"},"evaluator":{"type":"within_range","params":[1]}}""", "ranged evaluator requires 2 parameters")]
    public void Settings_that_make_no_condition_are_refused(string condition, string problem) => Assert.Equal(
        problem, Assert.Throws<ExpressionParseException>(() => Expression.Read($$"""{"type":"classic_conditions","conditions":[{{condition}}]}""")).Problem);

    private static string Condition(string evaluator, string parameters, string joins) =>
        $$$"""{"type":"query","evaluator":{"type":"{{{evaluator}}}","params":[{{{parameters}}}]},"operator":{"type":"{{{joins}}}"},"query":{"params":["A"]},"reducer":{"type":"last","params":[]}}""";
}
