using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>The queries of one rule or panel, and which of them work on the results of which.</summary>
internal sealed partial class ExpressionGraph
{
    private readonly Dictionary<string, JsonObject> _models = new(StringComparer.Ordinal);

    /// <param name="queries">refId and the query's own fields; the first of a repeated refId counts.</param>
    public ExpressionGraph(IEnumerable<(string RefId, JsonObject Model, bool IsExpression)> queries)
    {
        foreach (var (refId, model, isExpression) in queries)
            if (_models.TryAdd(refId, model)) References[refId] = isExpression ? [.. ReferencesOf(model)] : [];
    }

    /// <summary>By refId: what it works on. Queries of a data source work on nothing.</summary>
    public Dictionary<string, ImmutableArray<string>> References { get; } = new(StringComparer.Ordinal);

    public bool Contains(string refId) => _models.ContainsKey(refId);

    public static bool IsExpression(string? uid) => uid is DataSourceCatalog.Expression or "-100";

    /// <summary>The refIds of a circle, first one repeated at the end; empty where there is none.</summary>
    public ImmutableArray<string> FindCircle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in References.Keys)
            if (FindCircle(start, [], done) is { Length: > 0 } circle) return circle;
        return [];
    }

    /// <summary>Whether the result is numbers over time, which a rule can't decide on.</summary>
    public bool IsSeries(string refId) => IsSeries(refId, new HashSet<string>(StringComparer.Ordinal));

    private ImmutableArray<string> FindCircle(string at, ImmutableArray<string> way, HashSet<string> done)
    {
        if (way.IndexOf(at) is var first and >= 0) return [.. way[first..], at];
        if (done.Contains(at) || !References.TryGetValue(at, out var next)) return [];
        foreach (var reference in next)
            if (FindCircle(reference, way.Add(at), done) is { Length: > 0 } circle) return circle;
        done.Add(at);
        return [];
    }

    private bool IsSeries(string refId, HashSet<string> seen)
    {
        if (!seen.Add(refId) || !_models.TryGetValue(refId, out var model)) return false;
        return References[refId] switch
        {
            [] => model["expr"] is JsonValue && model.Flag("instant") != true,
            var used => model.Text("type") is "resample" || model.Text("type") is "math" or "threshold" && used.Any(reference => IsSeries(reference, seen)),
        };
    }

    private static IEnumerable<string> ReferencesOf(JsonObject model) => model.Text("type") switch
    {
        "math" => MathReference().Matches(model.Text("expression") ?? "").Select(match => match.Groups["ref"].Value).Distinct(),
        "reduce" or "resample" or "threshold" => model.Text("expression") is { Length: > 0 } reference ? [reference.TrimStart('$').Trim('{', '}')] : [],
        "classic_conditions" => model.Items("conditions").Select(condition => condition.Child("query").List("params")?.FirstOrDefault().AsText()).OfType<string>().Distinct(),
        _ => [],
    };

    [GeneratedRegex(@"\$(\{(?<ref>[^}]+)\}|(?<ref>[A-Za-z_][A-Za-z0-9_]*))")]
    private static partial Regex MathReference();
}
