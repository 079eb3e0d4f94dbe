namespace Cortico.Stack.TestRuns;

/// <summary>What one test project's run came to.</summary>
/// <param name="Failures">Each failed test with its message, ready to print.</param>
/// <param name="Skips">Each test that did not run, with the reason that it gave.</param>
public sealed record TestOutcome(string Project, int Passed, int Failed, int Skipped, TimeSpan Took, IReadOnlyList<string> Failures, IReadOnlyList<string> Skips);
