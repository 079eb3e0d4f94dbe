using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Health;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;

/// <summary>Grafana's webhook body, byte for byte: the order of its fields, sorted labels, and the characters that Go's JSON escapes.</summary>
internal static class WebhookBody
{
    public static byte[] Write(NotificationContent content, string title, string message)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("receiver", content.Receiver);
            json.WriteString("status", content.Status);
            json.WriteStartArray("alerts");
            foreach (var alert in content.Alerts)
            {
                Write(json, alert);
            }

            json.WriteEndArray();
            Pairs(json, "groupLabels", content.GroupLabels);
            Pairs(json, "commonLabels", content.CommonLabels);
            Pairs(json, "commonAnnotations", content.CommonAnnotations);
            json.WriteString("externalURL", content.ExternalUrl);
            json.WriteString("appVersion", HealthApi.ApiVersion);
            json.WriteString("version", "1");
            json.WriteString("groupKey", content.GroupKey);
            json.WriteNumber("truncatedAlerts", content.TruncatedAlerts);
            json.WriteNumber("orgId", 1);
            json.WriteString("title", title);
            json.WriteString("state", content.Status == "firing" ? "alerting" : "ok");
            json.WriteString("message", message);
            json.WriteEndObject();
        }

        return GoEscaped(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, AlertContent alert)
    {
        json.WriteStartObject();
        json.WriteString("status", alert.IsResolved ? "resolved" : "firing");
        Pairs(json, "labels", alert.Labels);
        Pairs(json, "annotations", alert.Annotations);
        json.WriteString("startsAt", GoTime.Exact(alert.StartsAt));
        json.WriteString("endsAt", alert.EndsAt is { } ended ? GoTime.Exact(ended) : GoTime.Never);
        json.WriteString("generatorURL", alert.GeneratorUrl);
        json.WriteString("fingerprint", alert.Fingerprint);
        json.WriteString("silenceURL", alert.SilenceUrl);
        json.WriteString("dashboardURL", alert.DashboardUrl);
        json.WriteString("panelURL", alert.PanelUrl);
        if (alert.RuleUid.Length > 0)
        {
            json.WriteString("ruleUID", alert.RuleUid);
        }

        if (alert.Values is null)
        {
            json.WriteNull("values");
        }
        else
        {
            json.WriteStartObject("values");
            foreach (var (name, number) in alert.Values)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(number);
            }

            json.WriteEndObject();
        }

        json.WriteString("valueString", alert.ValueString);
        if (alert.OrgId is { } org)
        {
            json.WriteNumber("orgId", org);
        }

        json.WriteEndObject();
    }

    private static void Pairs(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Ampersand and angle brackets stand only inside texts here; Go writes them as escapes.</summary>
    private static byte[] GoEscaped(ReadOnlySpan<byte> json) => json.IndexOfAny((byte)'&', (byte)'<', (byte)'>') < 0
        ? json.ToArray()
        : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)
            .Replace("&", "\\u0026", StringComparison.Ordinal).Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal));
}
