namespace Cortico.Stack.Grafana.Verify;

/// <summary>One place where an expression reads series.</summary>
/// <param name="Metric">Its name; null where the selector gives none.</param>
/// <param name="Text">The selector, e.g. <c>up{job="web"}</c>.</param>
internal sealed record PromQlSelector(string? Metric, string Text);
