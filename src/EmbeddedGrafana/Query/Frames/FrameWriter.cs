using System.Runtime.InteropServices;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Frames;

/// <summary>
/// Writes an answer of Prometheus as Grafana's data frames, one for each series.
/// Format: https://grafana.com/developers/plugin-tools/key-concepts/data-frames and the data plane contract.
/// </summary>
internal sealed class FrameWriter(Utf8JsonWriter json, FrameHeader header)
{
    private static readonly JsonEncodedText Schema = JsonEncodedText.Encode("schema");
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText Fields = JsonEncodedText.Encode("fields");
    private static readonly JsonEncodedText Values = JsonEncodedText.Encode("values");

    /// <summary>How many frames <see cref="Write"/> takes for an answer.</summary>
    public static int Count(PrometheusResult answer, bool withExemplars) => answer switch
    {
        { Unreachable: true } => 0,
        { Error: null, ResultType: "string", Text: not null } => 1,
        { Error: null, Series.Count: > 0 and var count } => count,
        { Notices.Count: > 0 } => 1,
        _ => withExemplars ? 0 : 1,
    };

    /// <param name="index">From 0 up to <see cref="Count"/>; the first one carries what belongs to the query as a whole.</param>
    public void Write(PrometheusResult answer, int index)
    {
        json.WriteStartObject();
        if (answer is { Error: null, ResultType: "string", Text: { } text })
        {
            WriteText(answer, text);
        }
        else if (answer.Error is null && index < answer.Series.Count)
        {
            var series = answer.Series[index];
            if (series.Histogram is { } histogram)
            {
                WriteHistogram(answer, series, histogram, index == 0);
            }
            else
            {
                WriteSeries(answer, series, index == 0);
            }
        }
        else
        {
            WriteNothing(answer);
        }

        json.WriteEndObject();
    }

    private void WriteSeries(PrometheusResult answer, Series series, bool first)
    {
        StartSchema(answer, first, answer.ResultType == "matrix" ? "timeseries-multi" : "numeric-multi", [0, 1], answer.ResultType);
        json.WriteStartArray(Fields);
        WriteTimeField("Time", null);
        WriteValueField(series.Labels?.Find(LabelSet.MetricName) ?? "Value", "number", "float64", series.Labels, named: true);
        json.WriteEndArray();
        json.WriteEndObject();

        json.WriteStartObject(Data);
        json.WriteStartArray(Values);
        WriteTimes(series.Times);
        var columns = new ColumnEntities(2);
        columns.WriteNumbers(json, series.Values, 1);
        json.WriteEndArray();
        columns.WriteEntities(json);
        json.WriteEndObject();
    }

    private void WriteHistogram(PrometheusResult answer, Series series, HistogramCells cells, bool first)
    {
        StartSchema(answer, first, "heatmap-cells", [0, 0], resultType: null);
        json.WriteStartArray(Fields);
        WriteTimeField("xMax", series.Labels);
        WriteValueField("yMin", "number", "float64", series.Labels, named: true);
        WriteValueField("yMax", "number", "float64", series.Labels, named: false);
        WriteValueField("count", "number", "float64", series.Labels, named: false);
        WriteValueField("yLayout", "number", "int8", series.Labels, named: false);
        json.WriteEndArray();
        json.WriteEndObject();

        json.WriteStartObject(Data);
        json.WriteStartArray(Values);
        WriteTimes(CollectionsMarshal.AsSpan(cells.Times));
        var columns = new ColumnEntities(5);
        columns.WriteNumbers(json, CollectionsMarshal.AsSpan(cells.Lower), 1);
        columns.WriteNumbers(json, CollectionsMarshal.AsSpan(cells.Upper), 2);
        columns.WriteNumbers(json, CollectionsMarshal.AsSpan(cells.Counts), 3);
        json.WriteStartArray();
        foreach (var layout in cells.Layouts)
        {
            json.WriteNumberValue(layout);
        }

        json.WriteEndArray();
        json.WriteEndArray();
        columns.WriteEntities(json);
        json.WriteEndObject();
    }

    private void WriteText(PrometheusResult answer, (long Time, string Text) text)
    {
        StartSchema(answer, first: true, "timeseries-multi", [0, 0], "string");
        json.WriteStartArray(Fields);
        WriteTimeField("Time", null);
        WriteValueField("Value", "string", "string", LabelSet.Empty, named: true);
        json.WriteEndArray();
        json.WriteEndObject();

        json.WriteStartObject(Data);
        json.WriteStartArray(Values);
        WriteTimes([text.Time]);
        json.WriteStartArray();
        json.WriteStringValue(text.Text);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An empty answer, or an error, still tells what was asked.</summary>
    private void WriteNothing(PrometheusResult answer)
    {
        StartSchema(answer, first: true, type: null, [0, 0], resultType: null, answer.Notices.Count > 0 ? "Warnings" : null);
        json.WriteStartArray(Fields);
        json.WriteEndArray();
        json.WriteEndObject();

        json.WriteStartObject(Data);
        json.WriteStartArray(Values);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void StartSchema(PrometheusResult answer, bool first, string? type, ReadOnlySpan<int> version, string? resultType, string? name = null)
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

        WriteNotices(answer.Notices);
        if (first)
        {
            json.WriteString("executedQueryString"u8, header.Executed);
        }

        json.WriteEndObject();
    }

    private void WriteNotices(IReadOnlyList<Notice> notices)
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

    private void WriteTimeField(string name, LabelSet? labels)
    {
        StartField(name, "time", "time.Time", labels);
        json.WriteStartObject("config"u8);
        json.WriteNumber("interval"u8, header.StepMilliseconds);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteValueField(string name, string type, string frame, LabelSet? labels, bool named)
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

    private void WriteTimes(ReadOnlySpan<long> times)
    {
        json.WriteStartArray();
        foreach (var time in times)
        {
            json.WriteNumberValue(time);
        }

        json.WriteEndArray();
    }
}
