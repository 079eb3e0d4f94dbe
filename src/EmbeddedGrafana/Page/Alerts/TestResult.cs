namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>What came of a test message.</summary>
/// <param name="Name">Of the contact point.</param>
/// <param name="Lines">One for each integration.</param>
public sealed record TestResult(string Name, bool IsSent, IReadOnlyList<string> Lines);
