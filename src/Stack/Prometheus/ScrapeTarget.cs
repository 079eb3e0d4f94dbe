namespace Cortico.Stack.Prometheus;

/// <summary>An active target as Prometheus has it (HTTP API, targets).</summary>
/// <param name="Instance">Its <c>instance</c> label, <c>host:port</c>.</param>
/// <param name="Health"><c>up</c>, <c>down</c>, or <c>unknown</c> before its first scrape.</param>
public sealed record ScrapeTarget(string Job, string Instance, string Health);
