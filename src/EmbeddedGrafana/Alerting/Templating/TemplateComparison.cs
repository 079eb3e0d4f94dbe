namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Go's comparisons, which do not mix kinds: <c>eq 1 1.0</c> is an error.</summary>
internal static class TemplateComparison
{
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null or NoValue, _) or (_, null or NoValue) => left is null or NoValue && right is null or NoValue,
        (string one, string other) => string.Equals(one, other, StringComparison.Ordinal),
        (bool one, bool other) => one == other,
        (long one, long other) => one == other,
        (double one, double other) => one.CompareTo(other) == 0 && !double.IsNaN(one),
        _ => throw Unlike(),
    };

    public static bool IsLess(object? left, object? right) => (left, right) switch
    {
        (string one, string other) => string.CompareOrdinal(one, other) < 0,
        (long one, long other) => one < other,
        (double one, double other) => one < other,
        _ => throw Unlike(),
    };

    private static TemplateException Unlike() => new("incompatible types for comparison");
}
