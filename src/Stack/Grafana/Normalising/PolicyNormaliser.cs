using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Normalising;

/// <summary>Brings policies of files and of Grafana into one form, so that they can be compared and merged.</summary>
internal static partial class PolicyNormaliser
{
    private static readonly string[] Copied = ["receiver", "group_by", "mute_time_intervals", "active_time_intervals"];
    private static readonly string[] Durations = ["group_wait", "group_interval", "repeat_interval"];

    public static JsonObject Normalise(JsonObject route)
    {
        var result = new JsonObject();
        foreach (var name in Copied)
            if (route[name] is { } value and not JsonArray { Count: 0 } && value.AsText() != "") result[name] = value.DeepClone();
        if (Matchers(route) is { Count: > 0 } matchers) result["object_matchers"] = matchers;
        if (route.Flag("continue") == true) result["continue"] = true;
        foreach (var name in Durations)
            if (route.Text(name) is { Length: > 0 } text) result[name] = PromDuration.TryParse(text, out var duration) ? PromDuration.Format(duration) : text;
        if (route.Items("routes").Select(Normalise).ToArray<JsonNode>() is { Length: > 0 } routes) result["routes"] = new JsonArray(routes);
        return result;
    }

    /// <summary>All spellings of matchers in the one that Grafana's page edits, in a fixed order: each must match anyway.</summary>
    private static JsonArray Matchers(JsonObject route)
    {
        var all = (route.List("object_matchers") ?? []).OfType<JsonArray>().Select(parts => parts.Select(part => part.AsText() ?? "").ToArray())
            .Concat((route.Child("match") ?? []).Select(pair => new[] { pair.Key, "=", pair.Value.AsText() ?? "" }))
            .Concat((route.Child("match_re") ?? []).Select(pair => new[] { pair.Key, "=~", pair.Value.AsText() ?? "" }))
            .Concat((route.List("matchers") ?? []).Select(text => PrometheusMatcher().Match(text.AsText() ?? "")).Where(match => match.Success)
                .Select(match => new[] { match.Groups["label"].Value, match.Groups["operator"].Value, match.Groups["value"].Value }));
        return new JsonArray([.. all.OrderBy(parts => string.Join('\n', parts), StringComparer.Ordinal).Select(parts => (JsonNode)new JsonArray([.. parts.Select(part => (JsonNode)part)]))]);
    }

    [GeneratedRegex("^\\s*(?<label>[\\w.]+)\\s*(?<operator>=~|!~|!=|=)\\s*\"?(?<value>.*?)\"?\\s*$")]
    private static partial Regex PrometheusMatcher();
}
