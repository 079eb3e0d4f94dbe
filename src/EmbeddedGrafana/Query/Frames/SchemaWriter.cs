using System.Text.Json;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Frames;

/// <summary>Writes the schema of a frame: its meta data and its fields.</summary>
internal sealed class SchemaWriter(Utf8JsonWriter json, FrameHeader header)
{
    private static readonly JsonEncodedText Schema = JsonEncodedText.Encode("schema");
    private static readonly JsonEncodedText Fields = JsonEncodedText.Encode("fields");

    /// <summary>Up to the fields, which follow; <see cref="End"/> closes it.</summary>
    /// <param name="first">Whether this is the first frame, which carries what belongs to the query as a whole.</param>
    public void Start(PrometheusResult answer, bool first, string? type, ReadOnlySpan<int> version, string? resultType, string? name = null)
    {
        json.WriteStartObject(Schema);
        if (name is not null)
        {
            json.WriteString("name"u8, name);
        }

        json.WriteString("refId"u8, header.RefId);
        json.WriteStartObject("meta"u8);
        if (type is not null)
        {
            json.WriteString("type"u8, type);
        }

        json.WriteStartArray("typeVersion"u8);
        json.WriteNumberValue(version[0]);
        json.WriteNumberValue(version[1]);
        json.WriteEndArray();
        if (first || resultType is not null)
        {
            json.WriteStartObject("custom"u8);
            if (first)
            {
                json.WriteNumber("calculatedMinStep"u8, header.StepMilliseconds);
            }

            if (resultType is not null)
            {
                json.WriteString("resultType"u8, resultType);
            }

            json.WriteEndObject();
        }

        WriteNotices(json, answer.Notices);
        if (first)
        {
            json.WriteString("executedQueryString"u8, header.Executed);
        }

        json.WriteEndObject();
        json.WriteStartArray(Fields);
    }

    public void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes nothing where there are none.</summary>
    public static void WriteNotices(Utf8JsonWriter json, IReadOnlyList<Notice> notices)
    {
        if (notices.Count == 0)
        {
            return;
        }

        json.WriteStartArray("notices"u8);
        foreach (var notice in notices)
        {
            json.WriteStartObject();
            json.WriteString("severity"u8, notice.Severity);
            json.WriteString("text"u8, notice.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void WriteTimeField(string name, LabelSet? labels)
    {
        StartField(name, "time", "time.Time", labels);
        json.WriteStartObject("config"u8);
        json.WriteNumber("interval"u8, header.StepMilliseconds);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void WriteValueField(string name, string type, string frame, LabelSet? labels, bool named)
    {
        StartField(name, type, frame, labels);
        if (named && header.Legend.NameOf(labels) is { } display)
        {
            json.WriteStartObject("config"u8);
            json.WriteString("displayNameFromDS"u8, display);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void StartField(string name, string type, string frame, LabelSet? labels)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString("type"u8, type);
        json.WriteStartObject("typeInfo"u8);
        json.WriteString("frame"u8, frame);
        json.WriteEndObject();
        if (labels is null)
        {
            return;
        }

        json.WriteStartObject("labels"u8);
        for (var index = 0; index < labels.Count; index++)
        {
            json.WriteString(labels[index].Key, labels[index].Value);
        }

        json.WriteEndObject();
    }
}
