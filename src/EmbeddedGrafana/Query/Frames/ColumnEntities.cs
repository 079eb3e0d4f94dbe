using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Frames;

/// <summary>NaN and the infinities of a frame's columns: null in the column itself, and their rows in a list beside it, for JSON has no such numbers.</summary>
internal ref struct ColumnEntities(int columns)
{
    private List<int>?[]? _special;

    /// <param name="nulls">Which rows have no value at all; empty where each has one.</param>
    public void WriteNumbers(Utf8JsonWriter json, scoped ReadOnlySpan<double> values, int column, scoped ReadOnlySpan<bool> nulls = default)
    {
        json.WriteStartArray();
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsFinite(values[row]))
            {
                json.WriteNumberValue(values[row]);
            }
            else
            {
                json.WriteNullValue();
                if (!nulls.IsEmpty && nulls[row])
                {
                    continue;
                }

                _special ??= new List<int>?[columns * 3];
                (_special[(column * 3) + Kind(values[row])] ??= []).Add(row);
            }
        }

        json.WriteEndArray();
    }

    /// <summary>After the columns; writes nothing where every number was a plain one.</summary>
    public readonly void WriteEntities(Utf8JsonWriter json)
    {
        if (_special is null)
        {
            return;
        }

        json.WriteStartArray("entities"u8);
        for (var column = 0; column < columns; column++)
        {
            var lists = _special.AsSpan(column * 3, 3);
            if (lists is [null, null, null])
            {
                json.WriteNullValue();
                continue;
            }

            json.WriteStartObject();
            WriteRows(json, "NaN"u8, lists[0]);
            WriteRows(json, "Inf"u8, lists[1]);
            WriteRows(json, "NegInf"u8, lists[2]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static int Kind(double value) => double.IsNaN(value) ? 0 : double.IsPositiveInfinity(value) ? 1 : 2;

    private static void WriteRows(Utf8JsonWriter json, ReadOnlySpan<byte> name, List<int>? rows)
    {
        if (rows is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteNumberValue(row);
        }

        json.WriteEndArray();
    }
}
