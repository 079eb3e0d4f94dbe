using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Checks;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;

namespace Cortico.Stack.Grafana.Import;

/// <summary>
/// Puts our policy into the one tree that all of Grafana shares. A tree that is untouched or ours becomes ours; in
/// anybody else's ours is one route among theirs, for the alerts of our folders. Routes of others are never lost.
/// </summary>
/// <param name="Tree">What Grafana shall hold.</param>
/// <param name="OurRoutes">The parts of it that are ours, as canonical text, to be known again next time.</param>
/// <param name="Notes">What was done otherwise than the file says.</param>
internal sealed record PolicyMerge(JsonObject Tree, ImmutableArray<string> OurRoutes, ImmutableArray<string> Notes)
{
    private static readonly ImmutableHashSet<string> DefaultReceivers = ["empty", "grafana-default-email"];

    /// <param name="current">Grafana's tree, normalised.</param>
    /// <param name="ours">The file's tree, normalised.</param>
    /// <param name="contactPoints">Names of our contact points, past ones included.</param>
    /// <param name="recorded">The routes that we wrote last; null where nothing is remembered.</param>
    /// <param name="folders">Titles of the folders whose alerts are ours.</param>
    public static PolicyMerge Of(JsonObject current, JsonObject ours, IReadOnlySet<string> contactPoints, IReadOnlySet<string>? recorded, IReadOnlyCollection<string> folders)
    {
        var root = current.Text("receiver") ?? "";
        return contactPoints.Contains(root) || IsUntouched(current) ? AsRoot(current, ours, contactPoints, recorded) : AsRoute(current, ours, contactPoints, recorded, folders);
    }

    public static bool IsUntouched(JsonObject tree) => DefaultReceivers.Contains(tree.Text("receiver") ?? "") && !tree.Items("routes").Any();

    private static PolicyMerge AsRoot(JsonObject current, JsonObject ours, IReadOnlySet<string> contactPoints, IReadOnlySet<string>? recorded)
    {
        var tree = ours.DeepClone().AsObject();
        var own = tree.Items("routes").Select(Text).ToImmutableArray();
        var foreign = current.Items("routes").Where(route => !own.Contains(Text(route)) && !IsStale(route, contactPoints, recorded)).ToList();
        foreach (var route in foreign) Routes(tree).Add(route.DeepClone());
        return new PolicyMerge(tree, own, foreign.Count == 0 ? [] : [$"{Count(foreign.Count)} of other people stay in the policy"]);
    }

    private static PolicyMerge AsRoute(JsonObject current, JsonObject ours, IReadOnlySet<string> contactPoints, IReadOnlySet<string>? recorded, IReadOnlyCollection<string> folders)
    {
        var tree = current.DeepClone().AsObject();
        var route = ours.DeepClone().AsObject();
        var titles = string.Join('|', folders.Order(StringComparer.Ordinal).Select(title => Regex.Escape(title).Replace("\\ ", " ", StringComparison.Ordinal)));
        route["object_matchers"] = new JsonArray(new JsonArray("grafana_folder", "=~", titles));
        var wanted = PolicyNormaliser.Normalise(route);
        foreach (var old in tree.Items("routes").Where(old => Text(old) == Text(wanted) || IsStale(old, contactPoints, recorded)).ToList()) tree.List("routes")!.Remove(old);
        Routes(tree).Insert(0, wanted);
        return new PolicyMerge(tree, [Text(wanted)], [$"Grafana's policy is other people's (its receiver is \"{tree.Text("receiver")}\"): ours becomes its first route, for alerts of the {(folders.Count == 1 ? "folder" : "folders")} {string.Join(", ", folders)}"]);
    }

    /// <summary>A route that we wrote once and want no more. Without a memory, one that leads to our contact points.</summary>
    private static bool IsStale(JsonObject route, IReadOnlySet<string> contactPoints, IReadOnlySet<string>? recorded) =>
        recorded is not null ? recorded.Contains(Text(route)) : PolicyChecks.Routes(route).Select(part => part.Text("receiver")).OfType<string>().ToList() is { Count: > 0 } names && names.TrueForAll(contactPoints.Contains);

    private static JsonArray Routes(JsonObject tree)
    {
        if (tree.List("routes") is not { } routes) tree["routes"] = routes = [];
        return routes;
    }

    private static string Text(JsonObject route) => JsonBytes.Text(route);

    private static string Count(int routes) => routes == 1 ? "1 route" : $"{routes} routes";
}
