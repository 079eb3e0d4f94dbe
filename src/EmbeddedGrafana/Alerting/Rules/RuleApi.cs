using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Rules by themselves and by group: <c>/api/v1/provisioning/alert-rules</c> and <c>…/folder/{uid}/rule-groups</c>.</summary>
internal static class RuleApi
{
    private const string Rules = ProvisioningApi.Path + "/alert-rules";
    private const string Groups = ProvisioningApi.Path + "/folder/{folder}/rule-groups/{group}";
    private const string Read = "any of alert.provisioning:read, alert.provisioning.secrets:read, alert.rules.provisioning:read";
    private const string Write = "any of alert.provisioning:write, alert.rules.provisioning:write";

    public static void MapRules(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Rules, (AlertRules rules) => Results.Json([.. rules.All().Select(rule => rule.ToAnswer())], RuleJson.Default.ProvisionedRuleArray)).Requires(Read, Role.Admin);
        routes.MapPost(Rules, AddAsync).Requires(Write, Role.Admin);
        routes.MapGet(Rules + "/{uid}", (string uid, AlertRules rules) => Answer(rules.Find(uid))).Requires(Read, Role.Admin);
        routes.MapPut(Rules + "/{uid}", UpdateAsync).Requires(Write, Role.Admin);
        routes.MapDelete(Rules + "/{uid}", DeleteAsync).Requires(Write, Role.Admin);
        routes.MapGet(Groups, Group).Requires(Read, Role.Admin);
        routes.MapPut(Groups, ReplaceAsync).Requires(Write, Role.Admin);
        routes.MapDelete(Groups, DeleteGroupAsync).Requires(Write, Role.Admin);
    }

    public static GrafanaError GroupNotFound() => GrafanaError.Identified(StatusCodes.Status404NotFound, "alerting.alert-rule.notFound", "NotFound");

    private static async Task<IResult> AddAsync(ProvisionedRule body, HttpRequest request, AlertRules rules, CancellationToken cancellation) =>
        Results.Json((await rules.AddAsync(body, Provenance.Of(request), cancellation)).ToAnswer(), RuleJson.Default.ProvisionedRule, statusCode: StatusCodes.Status201Created);

    private static async Task<IResult> UpdateAsync(string uid, ProvisionedRule body, HttpRequest request, AlertRules rules, CancellationToken cancellation) =>
        Answer(await rules.UpdateAsync(uid, body, Provenance.Of(request), cancellation));

    private static async Task<IResult> DeleteAsync(string uid, HttpRequest request, AlertRules rules, CancellationToken cancellation)
    {
        await rules.DeleteAsync(uid, Provenance.Of(request), cancellation);
        return Results.NoContent();
    }

    private static IResult Group(string folder, string group, AlertRules rules)
    {
        var stored = rules.Group(Key(folder, group));
        return stored is [var first, ..]
            ? Results.Json(
                new RuleGroupBody { Title = first.Group.Name, FolderUid = first.Group.FolderUid, Interval = first.IntervalSeconds, Rules = [.. stored.Select(rule => rule.ToAnswer())] },
                RuleJson.Default.RuleGroupBody)
            : GroupNotFound();
    }

    /// <summary>The answer is the body that was sent, not what was stored.</summary>
    private static async Task<IResult> ReplaceAsync(string folder, string group, RuleGroupBody body, HttpRequest request, AlertRules rules, CancellationToken cancellation)
    {
        var key = Key(folder, group);
        await rules.ReplaceAsync(key, body, Provenance.Of(request), cancellation);
        return Results.Json(body with { Title = key.Name, FolderUid = key.FolderUid }, RuleJson.Default.RuleGroupBody);
    }

    private static async Task<IResult> DeleteGroupAsync(string folder, string group, AlertRules rules, CancellationToken cancellation) =>
        await rules.DeleteGroupAsync(Key(folder, group), cancellation) ? Results.NoContent() : GroupNotFound();

    /// <summary>A slash in a name stays escaped in the route.</summary>
    private static RuleGroupKey Key(string folder, string group) => new(folder, group.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));

    private static IResult Answer(StoredRule? rule) => rule is null ? Results.StatusCode(StatusCodes.Status404NotFound) : Results.Json(rule.ToAnswer(), RuleJson.Default.ProvisionedRule);
}
