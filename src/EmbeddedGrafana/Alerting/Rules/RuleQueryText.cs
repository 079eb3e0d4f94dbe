using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>What a rule asks, in one line.</summary>
internal static class RuleQueryText
{
    public static bool IsExpression(RuleQuery query) => query.DatasourceUid is "__expr__" or "-100";

    /// <summary>The queries' texts; where there is none, the whole of them as JSON.</summary>
    public static string Of(ProvisionedRule rule)
    {
        var texts = (rule.Data ?? []).Where(query => !IsExpression(query)).Select(Text).OfType<string>().ToList();
        return texts.Count > 0 ? string.Join(" | ", texts) : "[" + string.Join(',', (rule.Data ?? []).Select(query => query.Model.ValueKind == JsonValueKind.Undefined ? "null" : query.Model.GetRawText())) + "]";
    }

    private static string? Text(RuleQuery query) => query.Model.ValueKind == JsonValueKind.Object
        && ((query.Model.TryGetProperty("expr", out var text) && text.ValueKind == JsonValueKind.String) || (query.Model.TryGetProperty("rawSql", out text) && text.ValueKind == JsonValueKind.String))
        ? text.GetString()
        : null;
}
