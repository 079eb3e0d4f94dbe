using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>What a run is worth.</summary>
/// <param name="Checks">Grouped by subject.</param>
/// <param name="Warnings">What makes the figures doubtful without failing the run; each a sentence.</param>
public sealed record Verdict(ImmutableArray<Check> Checks, ImmutableArray<string> Warnings)
{
    /// <summary>Whether there were checks, and each passed.</summary>
    public bool Passed => Checks.Length > 0 && Checks.All(check => check.Passed);

    public IEnumerable<Check> Failed => Checks.Where(check => !check.Passed);

    /// <summary>For example <c>passed: 18 checks</c> or <c>failed: 2 of 18 checks, 1 warning</c>.</summary>
    public string Summary
    {
        get
        {
            var failed = Failed.Count();
            return (failed == 0 ? $"{(Passed ? "passed" : "failed")}: {Count(Checks.Length, "check")}" : $"failed: {failed} of {Count(Checks.Length, "check")}")
                + (Warnings.IsEmpty ? "" : $", {Count(Warnings.Length, "warning")}");
        }
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
