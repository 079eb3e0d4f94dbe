using System.Collections.Immutable;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Import;

/// <summary>What happens to one resource.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Action">What happens.</param>
/// <param name="Uid">Its uid; a rule group's is its folder's and its name.</param>
/// <param name="Title">For people.</param>
public sealed record ResourceChange(ResourceKind Kind, ChangeAction Action, string Uid, string Title)
{
    /// <summary>How many differences a plan shows of one resource.</summary>
    public const int DifferenceLimit = 20;

    /// <summary>Where it is written; null for one that no file has.</summary>
    public string? File { get; init; }

    /// <summary>For an update: what differs, from Grafana's state to the file's; at most <see cref="DifferenceLimit"/>.</summary>
    public ImmutableArray<JsonDifference> Differences { get; init; } = [];

    /// <summary>What is done otherwise than the file says, and why.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Carries it out; null where there is nothing to do.</summary>
    internal Func<CancellationToken, Task>? Write { get; init; }

    /// <summary>For messages: <c>grafana/alerting/web.json, rule group "Web"</c>.</summary>
    public string Name => $"{(File is null ? "" : $"{File}, ")}{KindName} \"{Title}\"";

    private string KindName => Kind switch
    {
        ResourceKind.DataSource => "data source",
        ResourceKind.ContactPoint => "contact point",
        ResourceKind.NotificationPolicy => "notification policy",
        ResourceKind.RuleGroup => "rule group",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
