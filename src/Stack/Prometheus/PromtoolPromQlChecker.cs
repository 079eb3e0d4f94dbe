using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cortico.Stack.Programs;

namespace Cortico.Stack.Prometheus;

/// <summary>
/// Asks promtool, with no Prometheus running: the expressions go into a rule file, and one run checks them all.
/// </summary>
public sealed partial class PromtoolPromQlChecker(InstalledProgram promtool) : IPromQlChecker
{
    private const string Prefix = "expression:";

    public async Task<ImmutableArray<string?>> CheckAsync(IReadOnlyList<string> expressions, CancellationToken cancellation)
    {
        var errors = new string?[expressions.Count];
        // A rule without an expression would stop promtool before it reads the others.
        for (var at = 0; at < errors.Length; at++)
            if (string.IsNullOrWhiteSpace(expressions[at])) errors[at] = "no expression found in input";
        if (errors.Any(error => error is null)) await RunAsync(expressions, errors, cancellation);
        return ImmutableArray.Create(errors);
    }

    private async Task RunAsync(IReadOnlyList<string> expressions, string?[] errors, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("promql-");
        try
        {
            var file = Path.Combine(folder.FullName, "expressions.yml");
            await File.WriteAllTextAsync(file, RuleFile(expressions, errors), cancellation);
            var result = await promtool.RunAsync(["check", "rules", "--lint=none", file], cancellation);
            if (result.Succeeded) return;
            var found = Complaint().Matches(result.Error + "\n" + result.Output);
            if (found.Count == 0) throw new StackException($"{promtool.Path} could not check the queries: {result.Complaint}");
            foreach (Match match in found) errors[int.Parse(match.Groups["index"].ValueSpan)] = match.Groups["error"].Value.Trim();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string RuleFile(IReadOnlyList<string> expressions, string?[] errors)
    {
        // JSON texts are YAML texts too, so no expression can break out of its line.
        var text = new StringBuilder("groups:\n- name: expressions\n  rules:\n");
        for (var at = 0; at < expressions.Count; at++)
            if (errors[at] is null) text.Append($"  - record: \"{Prefix}{at}\"\n    expr: {JsonSerializer.Serialize(expressions[at])}\n");
        return text.ToString();
    }

    [GeneratedRegex($"\"{Prefix}(?<index>\\d+)\": could not parse expression: (?<error>[^\n]*)")]
    private static partial Regex Complaint();
}
