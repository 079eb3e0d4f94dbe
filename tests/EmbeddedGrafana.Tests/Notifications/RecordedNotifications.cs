using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

/// <summary>What a real Grafana sent while its rules fired, and the alerts that its rules must have posted for it.</summary>
internal static partial class RecordedNotifications
{
    /// <summary>The moment that recorded seconds count from; a webhook of second 58.5 was signed in 17:54:11.</summary>
    public static readonly DateTimeOffset Origin = new(2026, 11, 22, 17, 53, 12, 800, TimeSpan.Zero);

    private static readonly JsonElement All = Load();

    /// <summary>Those of contact points, in their order; the tries of receivers/test are left out.</summary>
    public static IReadOnlyList<JsonElement> Webhooks { get; } =
        [.. All.GetProperty("webhooks").EnumerateArray().Where(hook => hook.TryGetProperty("body", out _) && hook.GetProperty("path").GetString() is "/hook" or "/secret")];

    /// <summary>Every arrival: second, path, group and its alerts.</summary>
    public static IReadOnlyList<string> Received { get; } =
        [.. All.GetProperty("received").EnumerateArray().Where(hook => hook.GetProperty("path").GetString() is "/hook" or "/secret").Select(Line)];

    /// <summary>An alert as the rules post it, rebuilt from how it was notified.</summary>
    public static PostedAlert Posted(JsonElement alert, DateTimeOffset now)
    {
        var annotations = alert.GetProperty("annotations").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal);
        annotations["__orgId__"] = "1";
        if (alert.GetProperty("values").ValueKind == JsonValueKind.Object)
        {
            annotations["__values__"] = alert.GetProperty("values").GetRawText();
        }

        annotations["__value_string__"] = alert.GetProperty("valueString").GetString()!;

        if (Dashboard.Match(alert.GetProperty("panelURL").GetString()!) is { Success: true } dashboard)
        {
            (annotations["__dashboardUid__"], annotations["__panelId__"]) = (dashboard.Groups[1].Value, dashboard.Groups[2].Value);
        }

        var resolved = alert.GetProperty("status").GetString() == "resolved";
        var ends = resolved ? Moment(alert, "endsAt") : now.AddMinutes(2);
        return new PostedAlert(Labels(alert), annotations, resolved ? ends : Moment(alert, "startsAt"), ends, alert.GetProperty("generatorURL").GetString()!.Replace("?orgId=1", "", StringComparison.Ordinal));
    }

    /// <summary>A body as it can be compared: the moment of sending is not the same to the millisecond, nor is Go's clock as coarse.</summary>
    public static JsonNode Comparable(JsonNode body) => JsonNode.Parse(Fractions.Replace(Until.Replace(body.ToJsonString(), "to=now"), "$1Z"))!;

    public static double Second(JsonElement hook) => hook.GetProperty("t").GetDouble();

    /// <summary>The whole labels: receivers do not see Grafana's own, but the fingerprint counts them.</summary>
    private static Cortico.EmbeddedGrafana.Query.Prometheus.LabelSet Labels(JsonElement alert)
    {
        var labels = alert.GetProperty("labels").EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, pair.Value.GetString()!))
            .Append(KeyValuePair.Create(Alert.RuleUidLabel, alert.GetProperty("ruleUID").GetString()!)).ToList();
        var fingerprint = alert.GetProperty("fingerprint").GetString();
        return new[] { "up", "app_info", "" }.Select(name => Fingerprint.Set(name.Length == 0 ? labels : labels.Append(KeyValuePair.Create("__name__", name))))
            .First(set => Fingerprint.Text(Fingerprint.Of(set)) == fingerprint);
    }

    private static string Line(JsonElement hook) => string.Create(CultureInfo.InvariantCulture, $"{Second(hook):0.0} {hook.GetProperty("path").GetString()} {hook.GetProperty("groupKey").GetString()} ")
        + string.Concat(hook.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetProperty("status").GetString() == "firing" ? '+' : '-'));

    private static DateTimeOffset Moment(JsonElement alert, string name) => DateTimeOffset.Parse(alert.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static JsonElement Load()
    {
        using var stream = typeof(RecordedNotifications).Assembly.GetManifestResourceStream("notifications.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }

    [GeneratedRegex(@"/d/([^?]+)\?.*viewPanel=(\d+)")]
    private static partial Regex Dashboard { get; }

    [GeneratedRegex(@"to=\d{13}")]
    private static partial Regex Until { get; }

    [GeneratedRegex(@"(\.\d{6})\d*Z")]
    private static partial Regex Fractions { get; }
}
