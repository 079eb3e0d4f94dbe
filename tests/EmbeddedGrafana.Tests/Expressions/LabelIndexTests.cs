using System.Diagnostics;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using Cortico.EmbeddedGrafana.Query.Prometheus;
using CsCheck;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

public sealed class LabelIndexTests
{
    private static readonly Gen<LabelSet> AnyLabels = Gen.Int[0, 2].Array[4].Select(values => new LabelSet(
        [.. values.Select((value, index) => KeyValuePair.Create("abcd"[index].ToString(), $"{value}")).Where(label => label.Value != "0")]));

    [Fact]
    public void It_finds_what_looking_at_each_finds() => Gen.Select(AnyLabels.Array[0, 40], AnyLabels).Sample((sets, labels) => new LabelIndex(sets).Near(labels)
        .SequenceEqual(Enumerable.Range(0, sets.Length).Where(index => LabelMatch.Contains(sets[index], labels) || LabelMatch.Contains(labels, sets[index]))));

    [Fact]
    public void Ten_thousand_series_join_ten_thousand_others_at_once()
    {
        ExpressionValue[] left = [.. Enumerable.Range(0, 10_000).Select(index => Expression.Number(index, $"instance=i{index}, job=web"))];
        ExpressionValue[] right = [.. Enumerable.Range(0, 10_000).Select(index => Expression.Number(index, $"instance=i{index}"))];
        var watch = Stopwatch.StartNew();

        var sums = Expression.Math("$A + $B", ("A", left), ("B", right));

        Assert.Equal(Enumerable.Range(0, 10_000).Select(index => 2.0 * index), sums.Cast<NumberValue>().Select(number => number.Value!.Value));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
