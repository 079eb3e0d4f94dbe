using Cortico.Stack.Grafana.Checks;

namespace Cortico.Stack.Tests.Grafana;

public sealed class MathSyntaxTests
{
    [Theory]
    [InlineData("1 + 1")]
    [InlineData("$A / $B * 100")]
    [InlineData("$A + ${B} * 2 > 2 && 1")]
    [InlineData("round(abs($A * -2) * 100) / 100 + is_nan($A) + is_null($A) + is_number($A) + ceil(0.2) + floor(1.8) + log(1)")]
    [InlineData("!(${Query with spaces} >= .5e-3) || inf() != nan()")]
    [InlineData("-$A ** 2 % 3")]
    public void What_Grafana_takes_is_taken(string expression) => Assert.Null(MathSyntax.ErrorIn(expression));

    [Theory]
    [InlineData("$A +* 2", "unexpected *")]
    [InlineData("sqrt($A)", "there is no function sqrt")]
    [InlineData("($A", "its end where ) is expected")]
    [InlineData("$A $B", "unexpected $B")]
    [InlineData("$A >", "it ends too early")]
    [InlineData("", "it ends too early")]
    [InlineData("$A # 2", "unexpected #")]
    [InlineData("abs()", "unexpected )")]
    public void What_Grafana_refuses_is_refused(string expression, string words) =>
        Assert.StartsWith(words, MathSyntax.ErrorIn(expression), StringComparison.Ordinal);
}
