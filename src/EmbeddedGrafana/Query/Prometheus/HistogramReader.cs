using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>Reads one native histogram, <c>[time, {"count": …, "sum": …, "buckets": [[layout, "lower", "upper", "count"], …]}]</c>.</summary>
internal static class HistogramReader
{
    /// <summary>The reader stands on the bracket that opens the pair.</summary>
    public static void Read(ref Utf8JsonReader json, HistogramCells cells)
    {
        json.Read();
        var time = AnswerReader.ReadTime(ref json);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueTextEquals("buckets"u8))
            {
                json.Skip();
                continue;
            }

            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.StartArray)
            {
                json.Read();
                cells.Layouts.Add(json.GetSByte());
                cells.Times.Add(time);
                cells.Lower.Add(NextValue(ref json));
                cells.Upper.Add(NextValue(ref json));
                cells.Counts.Add(NextValue(ref json));
                json.Read();
            }
        }

        json.Read();
    }

    private static double NextValue(ref Utf8JsonReader json)
    {
        json.Read();
        return AnswerReader.ReadValue(ref json);
    }
}
