using System.Text.Json;
using Cortico.EmbeddedGrafana.Go;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using Cortico.EmbeddedGrafana.Query.Frames;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Frames;

/// <summary>Writes values as Grafana's data frames, one for each.</summary>
internal sealed class ExpressionFrameWriter(Utf8JsonWriter json)
{
    public void Write(string refId, ExpressionValue value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case NoDataValue { Origin: { } origin }:
                WriteOrigin(origin.Header, origin.Answer, value.Notices);
                break;
            case NoDataValue:
                json.WriteStartObject("schema"u8);
                json.WriteString("name"u8, "no data");
                json.WriteString("refId"u8, refId);
                WriteRemarks(value.Notices);
                json.WriteStartArray("fields"u8);
                json.WriteEndArray();
                json.WriteEndObject();
                WriteNothing();
                break;
            case SeriesValue series:
                WriteSeries(refId, series);
                break;
            case NumberValue number:
                WriteNumber(refId, number, number.Name, number.Value);
                break;
            case ScalarValue scalar:
                WriteNumber(refId, scalar, scalar.Name, scalar.Value);
                break;
        }

        json.WriteEndObject();
    }

    private void WriteOrigin(FrameHeader header, PrometheusResult answer, IReadOnlyList<Notice> remarks)
    {
        var schema = new SchemaWriter(json, header);
        schema.Start(answer with { Notices = [.. answer.Notices, .. remarks] }, first: true, type: null, [0, 0], resultType: null, answer.Notices.Count > 0 ? "Warnings" : null);
        schema.End();
        WriteNothing();
    }

    private void WriteRemarks(IReadOnlyList<Notice> remarks)
    {
        if (remarks.Count > 0)
        {
            json.WriteStartObject("meta"u8);
            SchemaWriter.WriteNotices(json, remarks);
            json.WriteEndObject();
        }
    }

    private void WriteNothing()
    {
        json.WriteStartObject("data"u8);
        json.WriteStartArray("values"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteNumber(string refId, ExpressionValue value, string name, double? number)
    {
        StartSchema(refId, "numeric-multi", value);
        WriteValueField(name, value.Labels, (value as NumberValue)?.DisplayName);
        EndSchema();
        json.WriteStartObject("data"u8);
        json.WriteStartArray("values"u8);
        var columns = new ColumnEntities(1);
        columns.WriteNumbers(json, [number ?? double.NaN], 0, number is null ? [true] : default);
        json.WriteEndArray();
        columns.WriteEntities(json);
        json.WriteEndObject();
    }

    private void WriteSeries(string refId, SeriesValue series)
    {
        StartSchema(refId, "timeseries-multi", series);
        json.WriteStartObject();
        json.WriteString("name"u8, "Time");
        WriteType("time", "time.Time", nullable: false);
        if (series.Interval is { } interval)
        {
            json.WriteStartObject("config"u8);
            json.WriteNumber("interval"u8, interval);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteValueField(series.Name, series.Labels, series.DisplayName);
        EndSchema();

        json.WriteStartObject("data"u8);
        json.WriteStartArray("values"u8);
        WriteArray(series.Times.Milliseconds);
        var columns = new ColumnEntities(2);
        columns.WriteNumbers(json, series.Values, 1, series.Nulls);
        json.WriteEndArray();
        columns.WriteEntities(json);
        if (series.Times.Nanoseconds is { } nanoseconds)
        {
            json.WriteStartArray("nanos"u8);
            json.WriteStartArray();
            foreach (var rest in nanoseconds)
            {
                json.WriteNumberValue(rest);
            }

            json.WriteEndArray();
            json.WriteNullValue();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void StartSchema(string refId, string type, ExpressionValue value)
    {
        json.WriteStartObject("schema"u8);
        json.WriteString("refId"u8, refId);
        json.WriteStartObject("meta"u8);
        json.WriteString("type"u8, type);
        json.WriteStartArray("typeVersion"u8);
        json.WriteNumberValue(0);
        json.WriteNumberValue(1);
        json.WriteEndArray();
        if (value is NumberValue { Matches: { } matches })
        {
            WriteMatches(matches);
        }

        SchemaWriter.WriteNotices(json, value.Notices);
        json.WriteEndObject();
        json.WriteStartArray("fields"u8);
    }

    private void EndSchema()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteMatches(IReadOnlyList<EvaluationMatch> matches)
    {
        json.WriteStartArray("custom"u8);
        foreach (var match in matches)
        {
            json.WriteStartObject();
            json.WriteString("value"u8, match.Value is { } value ? GoNumber.Fixed(value) : "");
            json.WriteString("metric"u8, match.Metric);
            if (match.Labels is null)
            {
                json.WriteNull("labels"u8);
            }
            else
            {
                WriteLabels(match.Labels);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteValueField(string name, LabelSet? labels, string? displayName)
    {
        json.WriteStartObject();
        if (name.Length > 0)
        {
            json.WriteString("name"u8, name);
        }

        WriteType("number", "float64", nullable: true);
        if (labels is not null)
        {
            WriteLabels(labels);
        }

        if (displayName is not null)
        {
            json.WriteStartObject("config"u8);
            json.WriteString("displayNameFromDS"u8, displayName);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteType(string type, string frame, bool nullable)
    {
        json.WriteString("type"u8, type);
        json.WriteStartObject("typeInfo"u8);
        json.WriteString("frame"u8, frame);
        if (nullable)
        {
            json.WriteBoolean("nullable"u8, true);
        }

        json.WriteEndObject();
    }

    private void WriteLabels(LabelSet labels)
    {
        json.WriteStartObject("labels"u8);
        for (var index = 0; index < labels.Count; index++)
        {
            json.WriteString(labels[index].Key, labels[index].Value);
        }

        json.WriteEndObject();
    }

    private void WriteArray(long[] numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
