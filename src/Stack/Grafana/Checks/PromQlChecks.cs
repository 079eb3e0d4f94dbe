using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;
using Cortico.Stack.Grafana.Variables;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>Gathers the PromQL of panels and rules and has each different text parsed once. May be filled from several threads.</summary>
internal sealed class PromQlChecks
{
    private readonly Dictionary<(string Expression, string WithNumbers), List<(SourceFile File, string Path)>> _uses = [];
    private readonly Lock _lock = new();

    public void Gather(JsonObject model, SourceFile file)
    {
        foreach (var panel in Panels.All(model))
            foreach (var target in panel.Items("targets"))
                if (IsPrometheus((target["datasource"] ?? panel["datasource"]).Text("type")) && target.Text("expr") is { } expression)
                    Add((SampleValues.Fill(expression, model), SampleValues.FillWithNumbers(expression, model)), file, target["expr"]!);
    }

    public void Gather(RuleGroupFile group)
    {
        foreach (var query in group.Rules.SelectMany(rule => rule.Items("data")))
            if (query.Child("model") is { } model && IsPrometheus(model.Child("datasource").Text("type")) && model.Text("expr") is { } expression)
                Add((SampleValues.Fill(expression, model: null), SampleValues.FillWithNumbers(expression, model: null)), group.Source, model["expr"]!);
    }

    public async Task RunAsync(IPromQlChecker checker, ProblemList problems, CancellationToken cancellation)
    {
        var broken = await FailuresAsync(checker, [.. _uses.Keys], use => use.Expression, cancellation);
        var stillBroken = await FailuresAsync(checker, [.. broken.Keys.Where(use => use.WithNumbers != use.Expression)], use => use.WithNumbers, cancellation);
        foreach (var (use, error) in broken)
            if (use.WithNumbers == use.Expression || stillBroken.ContainsKey(use))
                foreach (var (file, path) in _uses[use])
                    problems.Add(file, path, $"PromQL: {Shortened(error)} in {Shortened(use.Expression)}");
    }

    private static async Task<Dictionary<(string Expression, string WithNumbers), string>> FailuresAsync(
        IPromQlChecker checker, List<(string Expression, string WithNumbers)> uses, Func<(string Expression, string WithNumbers), string> text, CancellationToken cancellation)
    {
        if (uses.Count == 0) return [];
        var errors = await checker.CheckAsync([.. uses.Select(text)], cancellation);
        return errors.Index().Where(answer => answer.Item is not null).ToDictionary(answer => uses[answer.Index], answer => answer.Item!);
    }

    private void Add((string Expression, string WithNumbers) expression, SourceFile file, JsonNode at)
    {
        var path = at.GetPath();
        lock (_lock)
        {
            if (!_uses.TryGetValue(expression, out var places)) _uses[expression] = places = [];
            places.Add((file, path));
        }
    }

    private static bool IsPrometheus(string? type) => type is null or DataSourceCatalog.Prometheus;

    private static string Shortened(string text) =>
        text.Replace("invalid parameter \"query\": ", "", StringComparison.Ordinal) is { Length: > 200 } words ? $"{words[..200]}…" : text.Replace("invalid parameter \"query\": ", "", StringComparison.Ordinal);
}
