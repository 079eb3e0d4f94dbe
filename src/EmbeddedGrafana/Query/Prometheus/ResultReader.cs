using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>Reads the <c>result</c> of an answer: series, or the pair of a scalar or string.</summary>
internal struct ResultReader(QueryLimits limits) : IDisposable
{
    private SampleBuffer? _samples;
    private LabelSet _previousLabels = LabelSet.Empty;
    private long[] _previousTimes = [];
    private int _points;

    public List<Series> Series { get; } = [];

    public (long Time, string Text)? Text { get; private set; }

    /// <summary>The reader stands before the value; a scalar's or a string's pair is told from series by its first element.</summary>
    public void Read(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        json.Read();
        if (json.TokenType == JsonTokenType.Number)
        {
            ReadPair(ref json);
            return;
        }

        for (; json.TokenType == JsonTokenType.StartObject; json.Read())
        {
            if (Series.Count == limits.SeriesPerQuery)
            {
                throw new QueryLimitException($"the query has more than {limits.SeriesPerQuery} series. Aggregate, for example with sum by (...), or select fewer labels");
            }

            ReadSeries(ref json);
        }
    }

    public readonly void Dispose() => _samples?.Dispose();

    private void ReadPair(ref Utf8JsonReader json)
    {
        var time = AnswerReader.ReadTime(ref json);
        json.Read();
        var text = json.GetString() ?? "";
        Text = (time, text);
        if (double.TryParse(text, out _) || text is "NaN" or "+Inf" or "-Inf")
        {
            Series.Add(new Series(LabelSet.Empty, [time], [AnswerReader.ReadValue(ref json)]));
        }

        json.Read();
    }

    private void ReadSeries(ref Utf8JsonReader json)
    {
        _samples ??= new SampleBuffer();
        _samples.Clear();
        LabelSet? labels = null;
        HistogramCells? histogram = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("metric"u8))
            {
                labels = _previousLabels = LabelReader.Read(ref json, _previousLabels);
            }
            else if (json.ValueTextEquals("values"u8))
            {
                json.Read();
                while (json.Read() && json.TokenType == JsonTokenType.StartArray)
                {
                    ReadSample(ref json);
                }
            }
            else if (json.ValueTextEquals("value"u8))
            {
                json.Read();
                ReadSample(ref json);
            }
            else if (json.ValueTextEquals("histogram"u8))
            {
                json.Read();
                HistogramReader.Read(ref json, histogram ??= new HistogramCells());
            }
            else if (json.ValueTextEquals("histograms"u8))
            {
                json.Read();
                while (json.Read() && json.TokenType == JsonTokenType.StartArray)
                {
                    HistogramReader.Read(ref json, histogram ??= new HistogramCells());
                }
            }
            else
            {
                json.Skip();
            }
        }

        CountPoints(histogram?.Times.Count ?? 0);
        var (times, values) = _samples.ToArrays(_previousTimes);
        _previousTimes = times;
        Series.Add(new Series(labels, times, values) { Histogram = histogram });
    }

    /// <summary>The reader stands on the bracket that opens <c>[time, "value"]</c>.</summary>
    private void ReadSample(ref Utf8JsonReader json)
    {
        json.Read();
        var time = AnswerReader.ReadTime(ref json);
        json.Read();
        _samples!.Add(time, AnswerReader.ReadValue(ref json));
        json.Read();
        CountPoints(1);
    }

    private void CountPoints(int count)
    {
        _points += count;
        if (_points > limits.PointsPerQuery)
        {
            throw new QueryLimitException($"the query has more than {limits.PointsPerQuery} points. Take a shorter range, a longer interval or fewer series");
        }
    }
}
