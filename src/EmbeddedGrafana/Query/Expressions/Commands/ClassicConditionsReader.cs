using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>Reads a classic condition.</summary>
internal static class ClassicConditionsReader
{
    private const string Problem = "failed to unmarshal remarshaled classic condition body";

    /// <exception cref="CommandSyntaxException">Something is missing or wrong.</exception>
    public static ClassicConditionsCommand Read(ExpressionSource source) =>
        new([.. ConditionJson.Conditions(source.Json, Problem).Select(Condition)]);

    private static ClassicCondition Condition(JsonElement json, int index)
    {
        var joins = ConditionJson.Text(ConditionJson.Member(json, "operator", Problem), "type", Problem);
        if (index > 0 && joins is not ("and" or "or" or "logic-or"))
        {
            throw new CommandSyntaxException($"condition {index + 1} operator must be `and`, `or` or `logic-or`");
        }

        var input = ConditionJson.Member(json, "query", Problem) is { } query
            && ConditionJson.Member(query, "params", Problem) is { ValueKind: JsonValueKind.Array } parameters
            && parameters.GetArrayLength() > 0 && parameters[0].ValueKind == JsonValueKind.String
            ? parameters[0].GetString()! : "";
        if (input.Length == 0)
        {
            throw new CommandSyntaxException($"condition {index + 1} is missing the query RefID argument");
        }

        var reducer = ConditionJson.Text(ConditionJson.Member(json, "reducer", Problem), "type", Problem);
        if (!ClassicReducer.IsKnown(reducer))
        {
            throw new CommandSyntaxException($"invalid reducer '{reducer}' in condition {index + 1}");
        }

        var evaluator = ConditionJson.Member(json, "evaluator", Problem);
        return new ClassicCondition(input, reducer, new ClassicEvaluator(ConditionJson.Text(evaluator, "type", Problem), ConditionJson.Numbers(evaluator, Problem)), joins);
    }
}
