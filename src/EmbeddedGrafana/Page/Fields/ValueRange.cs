using System.Runtime.InteropServices;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Least and largest of some values.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ValueRange(double Min, double Max)
{
    public static readonly ValueRange Default = new(0, 100);

    /// <returns>Null where there is no number.</returns>
    public static ValueRange? Of(IEnumerable<Column> columns)
    {
        double? min = null;
        double? max = null;
        foreach (var column in columns.OfType<NumberColumn>())
        {
            foreach (var value in column.Values)
            {
                if (value is { } number && !double.IsNaN(number))
                {
                    min = min is { } least ? Math.Min(least, number) : number;
                    max = max is { } largest ? Math.Max(largest, number) : number;
                }
            }
        }

        return min is { } lower && max is { } upper ? new ValueRange(lower, upper) : null;
    }

    /// <summary>Where a value is between the ends, 0 to 1 and beyond; 0 where the ends leave no room.</summary>
    public double Percent(double value)
    {
        var percent = (value - Min) / (Max - Min);
        return double.IsNaN(percent) ? 0 : percent;
    }
}
