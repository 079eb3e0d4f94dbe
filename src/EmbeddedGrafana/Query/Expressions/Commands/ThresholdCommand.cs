using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>1 for each number beyond the threshold, else 0.</summary>
/// <param name="recovery">Null without hysteresis: what a series that fires already must meet to stop it.</param>
/// <param name="loaded">Fingerprints of the series that fire already.</param>
internal sealed class ThresholdCommand(string refId, string input, Threshold threshold, Threshold? recovery, IReadOnlySet<ulong> loaded) : IExpressionCommand
{
    public string Type => "threshold";

    public IReadOnlyCollection<string> Inputs { get; } = [input];

    public IReadOnlyList<ExpressionValue> Execute(IReadOnlyDictionary<string, ExpressionResult> results, PointBudget budget)
    {
        var values = results[input].Values;
        if (recovery is null)
        {
            return [.. values.Select(value => Compare(value, fires: false, budget))];
        }

        if (results[input].IsNoData)
        {
            return [new NoDataValue()];
        }

        // Those that fire already come last, as in Grafana.
        return loaded.Count == 0
            ? [.. values.Select(value => Compare(value, fires: false, budget))]
            : [.. values.Where(value => !Fires(value)).Select(value => Compare(value, fires: false, budget)), .. values.Where(Fires).Select(value => Compare(value, fires: true, budget))];
    }

    private bool Fires(ExpressionValue value) => loaded.Contains(LabelMatch.Fingerprint(value.Labels));

    private ExpressionValue Compare(ExpressionValue value, bool fires, PointBudget budget) => value switch
    {
        SeriesValue series => series.Map(refId, series.Labels, budget, point => Compare(point, fires)),
        NumberValue number => new NumberValue(refId, number.Labels, Compare(number.Value, fires)),
        ScalarValue scalar => new ScalarValue(refId, Compare(scalar.Value, fires)),
        _ => new NoDataValue(),
    };

    private double? Compare(double? value, bool fires) => value is not { } number ? null : (fires ? !recovery!.IsCrossed(number) : threshold.IsCrossed(number)) ? 1 : 0;
}
