using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Checks;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Import;

/// <summary>Contact points, one integration after another: they share one document in Grafana.</summary>
internal static class ContactPointPlan
{
    public static ImmutableArray<ResourceChange> Changes(PlanContext context) => [.. context.Resources.Receivers.Select(receiver => Change(receiver, context))];

    /// <summary>Receivers that we made and no file has; those that somebody's policy or rule still uses stay.</summary>
    public static ImmutableArray<ResourceChange> Pruned(PlanContext context, JsonObject policy)
    {
        var inFiles = context.Resources.Receivers.Select(receiver => receiver.Uid).ToHashSet(StringComparer.Ordinal);
        var used = PolicyChecks.Routes(policy).Select(route => route.Text("receiver"))
            .Concat(context.State.Rules.Where(rule => !RuleOwnership.IsOurs(rule, context)).Select(rule => rule.Child("notification_settings").Text("receiver")))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from stored in context.State.Receivers
               let uid = stored.Text("uid")
               let name = stored.Text("name") ?? ""
               where context.Record.Imports.Receivers.Contains(uid) && !inFiles.Contains(uid)
               select used.Contains(name)
                   ? new ResourceChange(ResourceKind.ContactPoint, ChangeAction.Unchanged, uid, name) { Notes = ["no file has it any more, but a route or rule that is not ours uses it: it stays"] }
                   : new ResourceChange(ResourceKind.ContactPoint, ChangeAction.Prune, uid, name) { Write = token => PruneAsync(context, uid, token) },
        ];
    }

    private static ResourceChange Change(ReceiverFile receiver, PlanContext context)
    {
        var (file, name, _, uid) = receiver;
        var body = Body(receiver);
        var secrets = new SecretSettings(uid, context.Record);
        var change = new ResourceChange(ResourceKind.ContactPoint, ChangeAction.Unchanged, uid, name) { File = file.Name, Notes = Notes(receiver, context) };
        if (context.State.Receivers.FirstOrDefault(candidate => candidate.Text("uid") == uid) is not { } stored)
        {
            foreach (var kept in SecretSettings.Kept(receiver.Settings ?? [])) context.Problems.Add(file, kept, $"\"{SecretSettings.Redacted}\" is Grafana's word for a secret that it keeps, and it has none here; write ${{NAME}} and set that variable");
            return change with { Action = ChangeAction.Create, Write = token => WriteAsync(context, body, secrets, context.Api.Alerting.CreateContactPointAsync, token) };
        }
        var known = new JsonObject
        {
            ["uid"] = uid,
            ["name"] = stored.Text("name"),
            ["type"] = stored.Text("type"),
            ["settings"] = secrets.Reveal(stored.Child("settings") ?? [], body.Child("settings")!),
            ["disableResolveMessage"] = stored.Flag("disableResolveMessage") ?? false,
        };
        var differences = JsonComparison.Differences(known.ToElement(), body.ToElement(), ResourceChange.DifferenceLimit);
        return differences.IsEmpty ? change with { Write = _ => Adopt(context, uid) } : change with
        {
            Action = ChangeAction.Update,
            Differences = [.. differences.Select(SecretSettings.Hide)],
            Write = token => WriteAsync(context, body, secrets, (json, end) => context.Api.Alerting.UpdateContactPointAsync(uid, json, end), token),
        };
    }

    private static JsonObject Body(ReceiverFile receiver) => new()
    {
        ["uid"] = receiver.Uid,
        ["name"] = receiver.ContactPoint,
        ["type"] = receiver.Type,
        ["settings"] = receiver.Settings?.DeepClone() ?? new JsonObject(),
        ["disableResolveMessage"] = receiver.Receiver.Flag("disableResolveMessage") ?? false,
    };

    private static ImmutableArray<string> Notes(ReceiverFile receiver, PlanContext context) =>
        context.State.Receivers.Any(stored => stored.Text("name") == receiver.ContactPoint && !context.Resources.Receivers.Any(ours => ours.Uid == stored.Text("uid")) && !context.Record.Imports.Receivers.Contains(stored.Text("uid")!))
            ? ["Grafana has a contact point of this name with receivers of other people: they stay, and get the same alerts"]
            : [];

    private static async Task WriteAsync(PlanContext context, JsonObject body, SecretSettings secrets, Func<JsonObject, CancellationToken, Task> write, CancellationToken cancellation)
    {
        await write(body, cancellation);
        var uid = body.Text("uid")!;
        await Adopt(context, uid);
        if (!context.Record.IsKept) return;
        // Only the stored form tells which settings Grafana takes for secrets.
        var stored = (await context.Api.Alerting.ContactPointsAsync(cancellation)).FirstOrDefault(receiver => receiver.Text("uid") == uid);
        secrets.Remember(body.Child("settings")!, stored.Child("settings") ?? []);
    }

    /// <summary>From now on a file of ours says what it is, so it goes when the file does.</summary>
    private static Task Adopt(PlanContext context, string uid)
    {
        context.Record.Update(imports => imports.Receivers.Add(uid));
        return Task.CompletedTask;
    }

    private static async Task PruneAsync(PlanContext context, string uid, CancellationToken cancellation)
    {
        await context.Api.Alerting.DeleteContactPointAsync(uid, cancellation);
        context.Record.Update(imports => imports.Receivers.Remove(uid));
    }
}
