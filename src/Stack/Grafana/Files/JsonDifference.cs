namespace Cortico.Stack.Grafana.Files;

/// <summary>One place where two documents differ.</summary>
/// <param name="Path">Such as <c>panels[2].title</c>.</param>
/// <param name="From">The value in Grafana, as JSON, shortened; null where it is not there.</param>
/// <param name="To">The value in the file, likewise.</param>
public sealed record JsonDifference(string Path, string? From, string? To)
{
    public override string ToString() => $"{Path}: {From ?? "(absent)"} → {To ?? "(absent)"}";
}
