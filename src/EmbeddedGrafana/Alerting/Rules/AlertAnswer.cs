using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Alerting.Templating;
using Cortico.EmbeddedGrafana.Go;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Writes alerts as <c>/alerts</c> and <c>/rules</c> have them.</summary>
internal static class AlertAnswer
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(IEnumerable<(StoredRule Rule, AlertInstance Instance)> alerts, bool internalLabels)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("status", "success");
            json.WriteStartObject("data");
            json.WriteStartArray("alerts");
            foreach (var (rule, instance) in alerts)
            {
                Write(json, rule, instance, internalLabels);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter json, StoredRule rule, AlertInstance instance, bool internalLabels)
    {
        json.WriteStartObject();
        Pairs(json, "labels", instance.Labels.Where(label => internalLabels || !Labels.IsInternal(label.Key)));
        Pairs(json, "annotations", instance.Annotations);
        json.WriteString("state", instance.Formatted);
        json.WriteString("activeAt", Time(instance.StartsAt));
        json.WriteString("value", instance.State is InstanceState.Alerting or InstanceState.Pending or InstanceState.Recovering ? Value(rule, instance) : "");
        json.WriteEndObject();
    }

    public static void Pairs(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in pairs)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    /// <summary>The condition's number; where it has none, all there is to say.</summary>
    private static string Value(StoredRule rule, AlertInstance instance)
    {
        var values = instance.Values.Where(value => value.Key.Contains(rule.Definition.Condition, StringComparison.Ordinal)).ToList();
        return values switch
        {
            [] => instance.ValueString,
            [var only] => GoNumber.Format(only.Value, 'e', -1),
            _ => string.Join(", ", values.Select(value => $"{value.Key}: {GoNumber.Format(value.Value, 'e', -1)}").Order(StringComparer.Ordinal)),
        };
    }
}
