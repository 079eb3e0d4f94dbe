using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>Grafana's own expressions: what each kind needs, references that exist, and no circle.</summary>
internal static class ExpressionChecks
{
    private static readonly ImmutableHashSet<string> Kinds = ["math", "reduce", "resample", "threshold", "classic_conditions", "sql"];
    private static readonly ImmutableHashSet<string> Reducers = ["sum", "mean", "min", "max", "count", "last", "median"];
    private static readonly ImmutableHashSet<string> OneBound = ["gt", "lt", "eq", "ne", "gte", "lte"];
    private static readonly ImmutableHashSet<string> TwoBounds = ["within_range", "outside_range", "within_range_included", "outside_range_included"];

    public static void Check(JsonObject model, string refId, ExpressionGraph graph, SourceFile file, ProblemList problems)
    {
        var kind = model.Text("type") ?? "";
        if (!Kinds.Contains(kind))
        {
            problems.Add(file, model, $"expression {refId}: unknown type \"{kind}\"; known are {string.Join(", ", Kinds.Order())}");
            return;
        }
        if (kind is not ("classic_conditions" or "sql") && string.IsNullOrWhiteSpace(model.Text("expression")))
            problems.Add(file, model, $"expression {refId}: \"expression\" is missing");
        if (kind == "math" && model.Text("expression") is { Length: > 0 } math && MathSyntax.ErrorIn(math) is { } error)
            problems.Add(file, model["expression"]!, $"expression {refId}: {error} in {math}");
        foreach (var reference in graph.References[refId].Where(reference => !graph.Contains(reference)))
            problems.Add(file, model["expression"] ?? model, $"expression {refId} refers to {reference}, and there is no such query");
        if (kind == "reduce" && model.Text("reducer") is var reducer && !Reducers.Contains(reducer ?? ""))
            problems.Add(file, model["reducer"] ?? model, $"expression {refId}: unknown reducer \"{reducer}\"; known are {string.Join(", ", Reducers.Order())}");
        if (kind == "threshold") CheckThreshold(model, refId, file, problems);
    }

    public static void CheckCircle(ExpressionGraph graph, JsonNode at, SourceFile file, ProblemList problems)
    {
        if (graph.FindCircle() is { Length: > 0 } circle) problems.Add(file, at, $"the expressions form a circle: {string.Join(" → ", circle)}");
    }

    private static void CheckThreshold(JsonObject model, string refId, SourceFile file, ProblemList problems)
    {
        var conditions = model.Items("conditions").ToList();
        if (conditions.Count != 1)
        {
            problems.Add(file, model["conditions"] ?? model, $"expression {refId}: a threshold needs exactly one condition, and there are {conditions.Count}");
            return;
        }
        var evaluator = conditions[0].Child("evaluator");
        var type = evaluator.Text("type") ?? "";
        var wanted = OneBound.Contains(type) ? 1 : TwoBounds.Contains(type) ? 2 : 0;
        var given = evaluator.List("params")?.Count ?? 0;
        if (wanted == 0) problems.Add(file, (JsonNode?)evaluator ?? model, $"expression {refId}: unknown comparison \"{type}\"; known are {string.Join(", ", OneBound.Union(TwoBounds).Order())}");
        else if (given < wanted) problems.Add(file, evaluator!, $"expression {refId}: \"{type}\" needs {wanted} number{(wanted == 1 ? "" : "s")} in \"params\", and there {(given == 1 ? "is 1" : $"are {given}")}");
    }
}
