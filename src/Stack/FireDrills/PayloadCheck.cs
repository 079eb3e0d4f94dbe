using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.FireDrills;

/// <summary>
/// Whether a webhook's body is what Grafana sends (alerting/receivers/webhook/v1, templates/template_data.go; compared
/// with what a Grafana 12.4 was recorded to send). Members that a newer one adds are no problem.
/// </summary>
public static partial class PayloadCheck
{
    private const string Firing = "firing";
    private const string Resolved = "resolved";
    private static readonly string[] TopTexts = ["receiver", "status", "externalURL", "groupKey", "title", "state", "message", "version"];
    private static readonly string[] TopMaps = ["groupLabels", "commonLabels", "commonAnnotations"];
    private static readonly string[] TopNumbers = ["truncatedAlerts", "orgId"];
    private static readonly string[] AlertTexts = ["status", "startsAt", "endsAt", "generatorURL", "fingerprint", "silenceURL", "dashboardURL", "panelURL", "valueString"];

    /// <returns>A sentence for each problem; none where all is well.</returns>
    public static IReadOnlyList<string> Problems(JsonObject? body)
    {
        if (body is null) return ["the body is no JSON object"];
        var problems = Missing(body, TopTexts, TopMaps, TopNumbers).ToList();
        var alerts = body.Items("alerts").ToList();
        if (alerts.Count == 0) problems.Add("\"alerts\" is empty or missing");
        var status = alerts.Any(alert => alert.Text("status") == Firing) ? Firing : Resolved;
        if (body.Text("status") != status) problems.Add($"\"status\" is \"{body.Text("status")}\", and by its alerts it should be \"{status}\"");
        if (body.Text("state") != (status == Firing ? "alerting" : "ok")) problems.Add($"\"state\" is \"{body.Text("state")}\" while \"status\" is \"{status}\"");
        foreach (var (at, alert) in alerts.Index()) problems.AddRange(OfAlert(alert, body).Select(problem => $"alerts[{at}]: {problem}"));
        return problems;
    }

    /// <summary>Templates that were not filled, or had nothing to be filled with, in what people read.</summary>
    public static IReadOnlyList<string> Unfilled(JsonObject alert) =>
        [.. (alert.Child("annotations") ?? []).Where(a => a.Value.AsText() is not { Length: > 0 } text || Leftover().IsMatch(text)).Select(a => $"the annotation \"{a.Key}\" reads \"{a.Value}\"")];

    private static IEnumerable<string> OfAlert(JsonObject alert, JsonObject body)
    {
        foreach (var problem in Missing(alert, AlertTexts, ["labels", "annotations"], [])) yield return problem;
        if (alert.Text("status") is not (Firing or Resolved)) yield return $"\"status\" is \"{alert.Text("status")}\"";
        if (!alert.ContainsKey("values") || alert["values"] is not (null or JsonObject)) yield return "\"values\" is neither an object nor null";
        foreach (var label in (string[])["alertname", "grafana_folder"])
            if (alert.Child("labels").Text(label) is null) yield return $"the label \"{label}\" is missing";
        foreach (var name in (string[])["labels", "annotations"])
            foreach (var (key, _) in (alert.Child(name) ?? []).Where(pair => Internal().IsMatch(pair.Key))) yield return $"\"{key}\" of \"{name}\" is Grafana's own and should not be sent";
        foreach (var (key, value) in body.Child("commonLabels") ?? [])
            if (alert.Child("labels").Text(key) != value.AsText()) yield return $"\"commonLabels\" has {key}={value}, which is not this alert's";
        if (!Fingerprint().IsMatch(alert.Text("fingerprint") ?? "")) yield return $"\"fingerprint\" is \"{alert.Text("fingerprint")}\", not 16 hexadecimal digits";
        foreach (var name in (string[])["generatorURL", "silenceURL", "dashboardURL", "panelURL"])
            if (alert.Text(name) is { } url && (url.Length > 0 || name is "generatorURL" or "silenceURL") && !Uri.TryCreate(url, UriKind.Absolute, out _)) yield return $"\"{name}\" is \"{url}\", no whole address";
        foreach (var problem in OfTimes(alert)) yield return problem;
    }

    private static IEnumerable<string> OfTimes(JsonObject alert)
    {
        if (Moment(alert, "startsAt") is not { } start || start == DateTimeOffset.MinValue) yield return $"\"startsAt\" is \"{alert.Text("startsAt")}\"";
        else if (Moment(alert, "endsAt") is not { } end) yield return $"\"endsAt\" is \"{alert.Text("endsAt")}\"";
        else if (alert.Text("status") == Firing && end != DateTimeOffset.MinValue) yield return $"it fires, and \"endsAt\" is {alert.Text("endsAt")}";
        else if (alert.Text("status") == Resolved && end < start) yield return $"it is resolved, and \"endsAt\" {alert.Text("endsAt")} lies before \"startsAt\" {alert.Text("startsAt")}";
    }

    private static IEnumerable<string> Missing(JsonObject owner, string[] texts, string[] maps, string[] numbers) =>
        texts.Where(name => owner.Text(name) is null).Select(name => $"\"{name}\" is no text")
            .Concat(maps.Where(name => owner.Child(name) is not { } map || map.Any(pair => pair.Value.AsText() is null)).Select(name => $"\"{name}\" is no object of texts"))
            .Concat(numbers.Where(name => owner[name]?.GetValueKind() != JsonValueKind.Number).Select(name => $"\"{name}\" is no number"));

    private static DateTimeOffset? Moment(JsonObject alert, string name) =>
        DateTimeOffset.TryParse(alert.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    [GeneratedRegex(@"\{\{|\[no value\]|<no value>|<error expanding")]
    private static partial Regex Leftover();

    [GeneratedRegex("^[0-9a-f]{16}$")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("^__.*__$")]
    private static partial Regex Internal();
}
