using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Import;

/// <summary>The notification policy.</summary>
/// <param name="Tree">What Grafana will hold, normalised.</param>
/// <param name="Change">Null where no file has a policy.</param>
internal sealed record PolicyPlan(JsonObject Tree, ResourceChange? Change)
{
    public static PolicyPlan For(PlanContext context)
    {
        var current = PolicyNormaliser.Normalise(context.State.Policy);
        if (context.Resources.Policy is not { } policy) return new PolicyPlan(current, null);
        var merge = PolicyMerge.Of(current, PolicyNormaliser.Normalise(policy.Tree), OurContactPoints(context), context.Record.Imports.Routes, FolderTitles(context));
        var change = new ResourceChange(ResourceKind.NotificationPolicy, ChangeAction.Unchanged, "policy", policy.Tree.Text("receiver") ?? "") { File = policy.Source.Name, Notes = merge.Notes };
        var differences = JsonComparison.Differences(current.ToElement(), merge.Tree.ToElement(), ResourceChange.DifferenceLimit);
        if (differences.IsEmpty) return new PolicyPlan(merge.Tree, change with { Write = _ => Remember(context, merge) });
        return new PolicyPlan(merge.Tree, change with
        {
            Action = PolicyMerge.IsUntouched(current) ? ChangeAction.Create : ChangeAction.Update,
            Differences = differences,
            Write = async token =>
            {
                await context.Api.Alerting.SetPolicyAsync(merge.Tree, token);
                await Remember(context, merge);
            },
        });
    }

    private static Task Remember(PlanContext context, PolicyMerge merge)
    {
        context.Record.Update(imports => imports.Routes = new SortedSet<string>(merge.OurRoutes, StringComparer.Ordinal));
        return Task.CompletedTask;
    }

    private static HashSet<string> OurContactPoints(PlanContext context) => new(
        context.Resources.Receivers.Select(receiver => receiver.ContactPoint)
            .Concat(context.State.Receivers.Where(stored => context.Record.Imports.Receivers.Contains(stored.Text("uid") ?? "")).Select(stored => stored.Text("name") ?? "")),
        StringComparer.Ordinal);

    private static List<string> FolderTitles(PlanContext context) =>
        [.. context.Resources.RuleGroups.Select(group => context.Resources.FolderFor(group.FolderTitle).Title).DefaultIfEmpty(context.Resources.Settings.Folder.Title).Distinct(StringComparer.Ordinal)];
}
