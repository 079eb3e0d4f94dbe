using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using CsCheck;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

public sealed class ThresholdTests
{
    [Theory]
    [InlineData("gt", "1", "0,0,1,1,1")]
    [InlineData("gte", "1", "0,1,1,1,1")]
    [InlineData("lt", "1", "1,0,0,0,0")]
    [InlineData("lte", "1", "1,1,0,0,0")]
    [InlineData("eq", "1", "0,1,0,0,0")]
    [InlineData("ne", "1", "1,0,1,1,1")]
    [InlineData("within_range", "1,3", "0,0,1,0,0")]
    [InlineData("within_range_included", "1,3", "0,1,1,1,0")]
    [InlineData("outside_range", "1,3", "1,0,0,0,1")]
    [InlineData("outside_range_included", "1,3", "1,1,0,1,1")]
    public void Each_point_is_compared(string type, string parameters, string expected) =>
        Assert.Equal(expected, Expression.Text(Expression.Run(Json(type, parameters), ("A", [Expression.Series("", 0, 1, 2, 3, 4)]))));

    [Fact]
    public void Evaluators_come_in_opposites() => Gen.Select(Gen.Double[-10, 10], Gen.Int[-5, 5], Gen.Int[0, 5]).Sample((value, low, width) =>
    {
        double[] range = [low, low + width];
        return Crossed("gt", value, low) != Crossed("lte", value, low)
            && Crossed("lt", value, low) != Crossed("gte", value, low)
            && Crossed("eq", value, low) != Crossed("ne", value, low)
            && Crossed("within_range", value, range) != Crossed("outside_range_included", value, range)
            && Crossed("outside_range", value, range) != Crossed("within_range_included", value, range);
    });

    [Fact]
    public void NaN_crosses_nothing_but_a_difference_and_no_value_stays_none() => Assert.Equal(
        "a=1 0 | a=2 null | 1 | no data",
        Expression.Text(Expression.Run(Json("gt", "0"), ("A", [Expression.Number(double.NaN, "a=1"), Expression.Number(null, "a=2"), new ScalarValue("A", 2), new NoDataValue()]))));

    [Fact]
    public void A_series_that_fires_goes_on_until_it_has_recovered()
    {
        const string Json = """{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt","params":[100]},"unloadEvaluator":{"type":"lt","params":[80]}}]}""";
        var firing = new HashSet<ulong> { LabelMatch.Fingerprint(Expression.Labels("a=2")), LabelMatch.Fingerprint(Expression.Labels("a=3")) };
        ExpressionValue[] values = [Expression.Number(90, "a=1"), Expression.Number(90, "a=2"), Expression.Number(79, "a=3"), Expression.Number(101, "a=4")];

        Assert.Equal("a=1 0 | a=2 0 | a=3 0 | a=4 1", Expression.Text(Expression.Run(Json, ("A", values))));
        Assert.Equal("a=1 0 | a=4 1 | a=2 1 | a=3 0", Expression.Text(Expression.Run(Expression.Read(Json, loaded: firing), ("A", values)).Values));
    }

    [Fact]
    public void A_client_may_say_which_series_fire()
    {
        var json = $$$"""
            {"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt","params":[100]},"unloadEvaluator":{"type":"lt","params":[80]},
             "loadedDimensions":{"schema":{"meta":{"type":"fingerprints","typeVersion":[1,0]},"fields":[{"name":"fingerprints","type":"number","typeInfo":{"frame":"uint64"}}]},
             "data":{"values":[[{{{LabelMatch.Fingerprint(Expression.Labels("a=2"))}}}]]} } }]}
            """;

        Assert.Equal("a=1 0 | a=2 1", Expression.Text(Expression.Run(json, ("A", [Expression.Number(90, "a=1"), Expression.Number(90, "a=2")]))));
        Assert.StartsWith(
            "failed to parse loaded dimensions: ",
            Assert.Throws<ExpressionParseException>(() => Expression.Read(json.Replace("fingerprints", "other", StringComparison.Ordinal))).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"threshold","conditions":[{"evaluator":{"type":"gt","params":[1]}}]}""", "no variable specified to reference for refId X")]
    [InlineData("""{"type":"threshold","expression":"A"}""", "threshold expression requires exactly one condition")]
    [InlineData("""{"type":"threshold","expression":"A","conditions":[{},{}]}""", "threshold expression requires exactly one condition")]
    [InlineData("""{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"nope","params":[1]}}]}""",
        "invalid condition: expected threshold function to be one of [gt, lt, eq, ne, gte, lte, within_range, outside_range, within_range_included, outside_range_included], got nope")]
    [InlineData("""{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt"}}]}""", "invalid condition: incorrect number of arguments for threshold function 'gt': got 0 but need 1")]
    [InlineData("""{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"within_range","params":[1]}}]}""",
        "invalid condition: incorrect number of arguments for threshold function 'within_range': got 1 but need 2")]
    [InlineData("""{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt","params":[1]},"unloadEvaluator":{"type":"lt","params":[]}}]}""",
        "invalid unloadCondition: incorrect number of arguments for threshold function 'lt': got 0 but need 1")]
    public void Settings_that_make_no_threshold_are_refused(string json, string problem) => Assert.Equal(problem, Assert.Throws<ExpressionParseException>(() => Expression.Read(json)).Problem);

    private static bool Crossed(string type, double value, params double[] parameters) => new Threshold(type, parameters).IsCrossed(value);

    private static string Json(string type, string parameters) => $$$"""{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"{{{type}}}","params":[{{{parameters}}}]}}]}""";
}
