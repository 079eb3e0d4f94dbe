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
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText Values = JsonEncodedText.Encode("values");
    private readonly SchemaWriter _schema = new(json, header);

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
        _schema.Start(answer, first, answer.ResultType == "matrix" ? "timeseries-multi" : "numeric-multi", [0, 1], answer.ResultType);
        _schema.WriteTimeField("Time", null);
        _schema.WriteValueField(series.Labels?.Find(LabelSet.MetricName) ?? "Value", "number", "float64", series.Labels, named: true);
        _schema.End();

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
        _schema.Start(answer, first, "heatmap-cells", [0, 0], resultType: null);
        _schema.WriteTimeField("xMax", series.Labels);
        _schema.WriteValueField("yMin", "number", "float64", series.Labels, named: true);
        _schema.WriteValueField("yMax", "number", "float64", series.Labels, named: false);
        _schema.WriteValueField("count", "number", "float64", series.Labels, named: false);
        _schema.WriteValueField("yLayout", "number", "int8", series.Labels, named: false);
        _schema.End();

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
        _schema.Start(answer, first: true, "timeseries-multi", [0, 0], "string");
        _schema.WriteTimeField("Time", null);
        _schema.WriteValueField("Value", "string", "string", LabelSet.Empty, named: true);
        _schema.End();

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
        _schema.Start(answer, first: true, type: null, [0, 0], resultType: null, answer.Notices.Count > 0 ? "Warnings" : null);
        _schema.End();

        json.WriteStartObject(Data);
        json.WriteStartArray(Values);
        json.WriteEndArray();
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
