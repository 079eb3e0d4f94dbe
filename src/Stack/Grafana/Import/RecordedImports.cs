namespace Cortico.Stack.Grafana.Import;

/// <summary>What we made in one Grafana. All of it is also looked up there: a resource that is gone is simply gone.</summary>
internal sealed record RecordedImports
{
    public SortedSet<string> Dashboards { get; init; } = new(StringComparer.Ordinal);

    public SortedSet<string> Folders { get; init; } = new(StringComparer.Ordinal);

    public SortedSet<string> Rules { get; init; } = new(StringComparer.Ordinal);

    public SortedSet<string> Receivers { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The routes of the policy that we wrote last, as canonical JSON; null before the first time.</summary>
    public SortedSet<string>? Routes { get; set; }

    /// <summary>By place, e.g. <c>receiver/cortico-webhook/password</c>: a hash of the secret sent last.</summary>
    public SortedDictionary<string, string> Secrets { get; init; } = new(StringComparer.Ordinal);
}
