using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Checks;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Grafana.Import;

/// <summary>Checks all files and turns them into what is sent. Whatever is wrong anywhere ends up in the list of problems.</summary>
internal sealed class ResourcePreparation(GrafanaResources resources, DataSourceCatalog catalog, ProblemList problems)
{
    private readonly PromQlChecks _promQl = new();

    /// <param name="contactPoints">Names that exist in Grafana; null where it was not asked.</param>
    public (ImmutableArray<PreparedDashboard> Dashboards, ImmutableArray<PreparedRuleGroup> Groups) Prepare(IEnumerable<string>? contactPoints)
    {
        foreach (var problem in resources.Problems) problems.Add(problem);
        if (resources.DataSource is { } dataSource) DataSourceChecks.Check(dataSource, problems);
        DashboardChecks.CheckUids(resources.Dashboards, problems);
        ContactPointChecks.Check(resources.Receivers, problems);
        if (resources.Policy is { } policy) PolicyChecks.Check(policy, problems);
        RuleGroupChecks.Check(resources, problems);
        var names = contactPoints is null ? null : new HashSet<string>(contactPoints.Concat(resources.Receivers.Select(receiver => receiver.ContactPoint)), StringComparer.Ordinal);
        // Parsing and checking is work for every core; 500 dashboards would take one a second.
        var dashboards = new PreparedDashboard[resources.Dashboards.Length];
        Parallel.For(0, dashboards.Length, at => dashboards[at] = Prepare(resources.Dashboards[at]));
        return (ImmutableArray.Create(dashboards), [.. resources.RuleGroups.Select(group => Prepare(group, names))]);
    }

    public async Task CheckPromQlAsync(IPromQlChecker checker, CancellationToken cancellation) => await _promQl.RunAsync(checker, problems, cancellation);

    private PreparedDashboard Prepare(DashboardFile dashboard)
    {
        var model = dashboard.Model();
        DashboardChecks.Check(dashboard, model, problems);
        var replacements = new Replacements();
        new DashboardNormaliser(catalog, problems).Normalise(model, dashboard.Source, replacements);
        _promQl.Gather(model, dashboard.Source);
        return new PreparedDashboard(dashboard, JsonBytes.Of(model), replacements.ToImmutable());
    }

    private PreparedRuleGroup Prepare(RuleGroupFile group, HashSet<string>? contactPoints)
    {
        var replacements = new Replacements();
        var references = new DataSourceReferences(catalog, group.Source, problems, replacements);
        var folder = resources.FolderFor(group.FolderTitle);
        _promQl.Gather(group);
        return new PreparedRuleGroup(
            group, folder, RuleGroupChecks.IntervalSeconds(group.Group) ?? 0, [.. group.Rules.Select(rule => Prepare(rule, group, folder, references, contactPoints, replacements))], replacements.ToImmutable());
    }

    private JsonObject Prepare(JsonObject source, RuleGroupFile group, ProjectFolder folder, DataSourceReferences references, HashSet<string>? contactPoints, Replacements replacements)
    {
        var rule = RuleNormaliser.ToApi(source, references);
        if (rule.Text("uid") is not { Length: > 0 } uid) rule["uid"] = uid = Uid.From(resources.Settings.Project, folder.Title, group.Name, rule.Text("title") ?? "");
        rule.Child("annotations")![RuleOwnership.Annotation] = RuleOwnership.Mark(resources.Settings.Project, uid);
        if (contactPoints is not null && rule.Child("notification_settings").Text("receiver") is { } receiver && !contactPoints.Contains(receiver))
        {
            rule.Remove("notification_settings");
            replacements.Note($"rule \"{rule.Text("title")}\" names the contact point \"{receiver}\", which is not there: the notification policy decides instead");
        }
        return rule;
    }
}
