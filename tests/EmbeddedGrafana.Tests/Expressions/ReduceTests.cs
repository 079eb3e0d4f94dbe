using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using CsCheck;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

public sealed class ReduceTests
{
    private static readonly string[] Reducers = ["sum", "mean", "min", "max", "count", "last", "median"];
    private static readonly Gen<string> AnyReducer = Gen.Int[0, Reducers.Length - 1].Select(index => Reducers[index]);
    private static readonly Gen<double[]> AnyNumbers = Gen.Double[-1e6, 1e6].Array[1, 50];

    [Fact]
    public void Reducers_agree_with_their_plain_definitions() => AnyNumbers.Sample(values =>
    {
        var sorted = values.Order().ToArray();
        return Reducer.Reduce("sum", values) == values.Aggregate(0.0, (sum, value) => sum + value)
            && Reducer.Reduce("mean", values) == values.Aggregate(0.0, (sum, value) => sum + value) / values.Length
            && Reducer.Reduce("min", values) == values.Min()
            && Reducer.Reduce("max", values) == values.Max()
            && Reducer.Reduce("count", values) == values.Length
            && Reducer.Reduce("last", values) == values[^1]
            && Reducer.Reduce("median", values) == (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    });

    [Fact]
    public void Dropping_what_is_no_number_is_reducing_the_rest() => Gen.Select(AnyNumbers, AnyReducer).Sample((values, reducer) =>
    {
        var holes = values.SelectMany(value => new double?[] { value, double.NaN, null, double.PositiveInfinity }).ToArray();
        return Reduce(reducer, "dropNN", Expression.Series("", holes)) is NumberValue { Value: { } number } && number == Reducer.Reduce(reducer, values);
    });

    [Theory]
    [InlineData("mean", "")]
    [InlineData("sum", "strict")]
    [InlineData("median", "strict")]
    [InlineData("min", "strict")]
    [InlineData("max", "strict")]
    public void A_strict_reduction_of_something_that_is_no_number_is_NaN(string reducer, string mode)
    {
        Assert.Equal("NaN", Text(reducer, mode, Expression.Series("", 1, double.NaN, 3)));
        Assert.Equal("NaN", Text(reducer, mode, Expression.Series("", 1, null, 3)));
    }

    [Theory]
    [InlineData("count", "", "3")]
    [InlineData("last", "", "null")]
    [InlineData("last", "dropNN", "1")]
    [InlineData("count", "dropNN", "1")]
    [InlineData("sum", "replaceNN", "15")]
    [InlineData("last", "replaceNN", "7")]
    public void The_mode_decides_about_points_without_a_number(string reducer, string mode, string expected) =>
        Assert.Equal(expected, Text(reducer, mode, Expression.Series("", 1, double.NaN, null)));

    [Theory]
    [InlineData("mean", "dropNN", "null")]
    [InlineData("sum", "dropNN", "0")]
    [InlineData("count", "dropNN", "0")]
    [InlineData("last", "dropNN", "null")]
    [InlineData("mean", "", "NaN")]
    [InlineData("sum", "", "0")]
    [InlineData("median", "replaceNN", "7")]
    public void Nothing_reduces_to_what_the_reducer_makes_of_nothing(string reducer, string mode, string expected) =>
        Assert.Equal(expected, Text(reducer, mode, Expression.Series("")));

    [Fact]
    public void Labels_stay_and_the_reference_names_the_number()
    {
        var reduced = Assert.IsType<NumberValue>(Reduce("last", "", Expression.Series("code=200, job=web", 1, 2)));

        Assert.Equal(("X", "code=200, job=web", 2.0), (reduced.Name, LabelMatch.Text(reduced.Labels), reduced.Value));
    }

    [Fact]
    public void Numbers_pass_as_they_are_with_a_remark_on_the_first()
    {
        var reduced = Expression.Run("""{"type":"reduce","expression":"$A","reducer":"last"}""", ("A", [Expression.Number(1, "a=1"), Expression.Number(double.NaN, "a=2")]));

        Assert.Equal("a=1 1 | a=2 NaN", Expression.Text(reduced));
        Assert.Equal("Reduce operation is not needed. Input query or expression A is already reduced data.", Assert.Single(reduced[0].Notices).Text);
        Assert.Empty(reduced[1].Notices);
    }

    [Theory]
    [InlineData("dropNN", "a=1 1")]
    [InlineData("replaceNN", "a=1 1 | a=2 7 | a=3 7")]
    public void Numbers_that_are_none_go_by_the_mode(string mode, string expected) =>
        Assert.Equal(expected, Expression.Text(Expression.Run(Json("sum", mode), ("A", [Expression.Number(1, "a=1"), Expression.Number(double.NaN, "a=2"), Expression.Number(null, "a=3")]))));

    [Fact]
    public void No_data_stays_no_data() => Assert.Equal("no data", Expression.Text(Expression.Run(Json("sum", ""), ("A", [new NoDataValue()]))));

    [Fact]
    public void A_formula_s_own_number_cannot_be_reduced() => Assert.Equal(
        "can only reduce type series, got type scalar", Expression.Run(Expression.Read(Json("sum", "")), ("A", [new ScalarValue("A", 1)])).Error?.Text);

    [Theory]
    [InlineData("""{"type":"reduce","expression":"A","reducer":"nope"}""", "reduction nope not implemented")]
    [InlineData("""{"type":"reduce","expression":"A"}""", "no reducer specified")]
    [InlineData("""{"type":"reduce","expression":"A","reducer":1}""", "expected reducer to be a string, got float64")]
    [InlineData("""{"type":"reduce","reducer":"sum"}""", "no expression ID is specified to reduce. Must be a reference to an existing query or expression")]
    [InlineData("""{"type":"reduce","expression":[],"reducer":"sum"}""", "expression ID is expected to be a string, got []interface {}")]
    [InlineData("""{"type":"reduce","expression":"A","reducer":"sum","settings":1}""", "field settings must be an object, got float64 for refId X")]
    [InlineData("""{"type":"reduce","expression":"A","reducer":"sum","settings":{"mode":"nope"}}""", "reducer mode 'nope' is not supported. Supported only: [dropNN,replaceNN]")]
    [InlineData("""{"type":"reduce","expression":"A","reducer":"sum","settings":{"mode":"replaceNN"}}""", "setting replaceWithValue must be specified when mode is 'replaceNN'")]
    [InlineData("""{"type":"reduce","expression":"A","reducer":"sum","settings":{"mode":"replaceNN","replaceWithValue":"7"}}""", "setting replaceWithValue must be a number, got string")]
    public void Settings_that_make_no_reduction_are_refused(string json, string problem) => Assert.Equal(problem, Assert.Throws<ExpressionParseException>(() => Expression.Read(json)).Problem);

    private static string Text(string reducer, string mode, SeriesValue series) => Expression.Text([Reduce(reducer, mode, series)]);

    private static ExpressionValue Reduce(string reducer, string mode, SeriesValue series) => Assert.Single(Expression.Run(Json(reducer, mode), ("A", [series])));

    private static string Json(string reducer, string mode) => $$$"""{"type":"reduce","expression":"A","reducer":"{{{reducer}}}","settings":{"mode":"{{{mode}}}","replaceWithValue":7}}""";
}
