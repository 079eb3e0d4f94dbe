using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>Conditions on series, joined from left to right without precedence: 1 where they are met, 0 where not, null without data.</summary>
internal sealed class ClassicConditionsCommand(IReadOnlyList<ClassicCondition> conditions) : IExpressionCommand
{
    public const string TypeName = "classic_conditions";

    public string Type => TypeName;

    public IReadOnlyCollection<string> Inputs { get; } = [.. conditions.Select(condition => condition.Input)];

    public IReadOnlyList<ExpressionValue> Execute(IReadOnlyDictionary<string, ExpressionResult> results, PointBudget budget)
    {
        var (isMet, isNoData) = (false, false);
        var matches = new List<EvaluationMatch>();
        for (var index = 0; index < conditions.Count; index++)
        {
            var condition = conditions[index];
            var (met, noData) = Evaluate(condition, results[condition.Input].Values, matches);
            (isMet, isNoData) = index == 0 ? (met, noData)
                : condition.Operator == "and" ? (isMet && met, isNoData && noData)
                : (isMet || met, isNoData || noData);
            if (condition.Operator == "logic-or" && isMet)
            {
                isNoData = false;
                break;
            }
        }

        return [new NumberValue("", null, isNoData ? null : isMet ? 1 : 0) { Matches = matches }];
    }

    private static (bool Met, bool NoData) Evaluate(ClassicCondition condition, IReadOnlyList<ExpressionValue> values, List<EvaluationMatch> matches)
    {
        if (values.Count == 0 && condition.Evaluator.IsNoValue)
        {
            matches.Add(new EvaluationMatch("", null, null));
            return (true, false);
        }

        var (met, without) = (false, 0);
        foreach (var value in values)
        {
            var (name, number) = value switch
            {
                NoDataValue => ("", null),
                NumberValue reduced => (reduced.Name, reduced.Value),
                SeriesValue series => (series.Name, ClassicReducer.Reduce(condition.Reducer, series)),
                _ => throw new ExpressionFailure($"can only reduce type series, got type {value.TypeName}"),
            };
            if (condition.Evaluator.IsMet(number))
            {
                met = true;
                matches.Add(new EvaluationMatch(name, value.Labels, number));
            }
            else if (number is null)
            {
                without++;
            }
        }

        if (without == values.Count)
        {
            matches.Add(new EvaluationMatch("NoData", null, null));
        }

        return (met, without == values.Count);
    }
}
