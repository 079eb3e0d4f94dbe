using System.Collections.Immutable;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>All that the files of one folder say: <c>datasource.json</c>, <c>dashboards/</c> and <c>alerting/</c>.</summary>
public sealed record GrafanaResources
{
    /// <summary>Full path of the folder.</summary>
    public required string Folder { get; init; }

    public required ResourceSettings Settings { get; init; }

    /// <summary>Null where there is no such file; then Grafana's own Prometheus is used.</summary>
    public DataSourceFile? DataSource { get; init; }

    public ImmutableArray<DashboardFile> Dashboards { get; init; } = [];

    public ImmutableArray<RuleGroupFile> RuleGroups { get; init; } = [];

    public ImmutableArray<ReceiverFile> Receivers { get; init; } = [];

    public PolicyFile? Policy { get; init; }

    /// <summary>What was wrong already while reading; reported with everything else by the check.</summary>
    public ImmutableArray<ResourceProblem> Problems { get; init; } = [];

    /// <summary>Reads the folder. Bad files are no exception here: they are in <see cref="Problems"/>.</summary>
    /// <exception cref="StackException">There is no such folder.</exception>
    public static Task<GrafanaResources> LoadAsync(string folder, ResourceSettings settings, CancellationToken cancellation) =>
        new ResourceLoader(folder, settings).LoadAsync(cancellation);

    /// <summary>The folder in Grafana for a rule group's folder title.</summary>
    internal ProjectFolder FolderFor(string title) =>
        title.Length == 0 || title == Settings.Folder.Title ? Settings.Folder : new ProjectFolder(Uid.From(Settings.Project, title), title);
}
