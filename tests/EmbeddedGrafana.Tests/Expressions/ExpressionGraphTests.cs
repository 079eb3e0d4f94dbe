using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using CsCheck;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

public sealed class ExpressionGraphTests
{
    [Theory]
    [InlineData("$Z", "unable to find dependent node 'Z'")]
    [InlineData("$A + $B", "expression 'B' cannot reference itself. Must be query or another expression")]
    [InlineData("$C", "topo: no topological ordering: cyclic components: [[B C]]")]
    public void What_has_no_order_is_refused_in_Grafana_s_words(string formula, string problem) =>
        Assert.Equal(problem, Assert.Throws<ExpressionGraphException>(() => ExpressionGraph.Order(["A"], [Math("B", formula), Math("C", "$B"), Math("D", "$C")])).Message);

    [Fact]
    public void Each_finds_its_inputs_done_whatever_the_order_of_writing() => Gen.Shuffle(Enumerable.Range(1, 8).ToArray()).Sample(order =>
    {
        var commands = order.Select(index => Math("E" + index, string.Join(" + ", Enumerable.Range(0, index).Select(input => "$E" + input)))).ToArray();
        return ExpressionGraph.Order(["E0"], commands).Select(command => command.RefId).SequenceEqual(Enumerable.Range(1, 8).Select(index => "E" + index));
    });

    [Fact]
    public void Classic_conditions_stand_between_queries_and_nothing()
    {
        const string Classic = """{"type":"classic_conditions","conditions":[{"evaluator":{"type":"gt","params":[1]},"operator":{"type":"and"},"query":{"params":["A"]},"reducer":{"type":"last"}}]}""";

        Assert.Equal("classic conditions may not be the input for other expressions, but B is the input for C",
            Assert.Throws<ExpressionGraphException>(() => ExpressionGraph.Order(["A"], [Expression.Read(Classic, "B"), Math("C", "$B")])).Message);
        Assert.Equal("only data source queries may be inputs to a classic condition, A is a Expression",
            Assert.Throws<ExpressionGraphException>(() => ExpressionGraph.Order([], [Expression.Read(Classic, "B"), Math("A", "1")])).Message);
    }

    [Theory]
    [InlineData("{}", "invalid command type in expression 'X': no expression command type in query")]
    [InlineData("""{"type":1}""", "invalid command type in expression 'X': expected expression command type to be a string, got type float64")]
    [InlineData("""{"type":"nope"}""", "invalid command type in expression 'X': 'nope' is not a recognized expression type")]
    [InlineData("""{"type":"sql","expression":"SELECT 1"}""", "sql expressions are disabled")]
    public void A_type_that_is_none_is_refused(string json, string problem) => Assert.Equal(problem, Assert.Throws<ExpressionGraphException>(() => Expression.Read(json)).Message);

    private static ExpressionCommand Math(string refId, string formula) => Expression.Read($$"""{"type":"math","expression":"{{formula}}"}""", refId);
}
