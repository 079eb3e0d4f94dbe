using Cortico.EmbeddedGrafana.Page.Fields;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>
/// The ends of a value axis: a tenth of room around the values, to the next round number; zero is the end where it is near, and
/// where no limit of the panel says otherwise.
/// </summary>
internal static class AxisRange
{
    private const double Room = 0.1;

    /// <param name="values">Least and largest that are drawn.</param>
    /// <param name="hard">Ends that the panel sets.</param>
    /// <param name="soft">Ends that the axis reaches at least.</param>
    public static ValueRange Of(ValueRange values, (double? Min, double? Max) hard, (double? Min, double? Max) soft)
    {
        var delta = values.Max - values.Min;
        var largest = Math.Max(Math.Abs(values.Min), Math.Abs(values.Max));

        // Values that differ in nothing but rounding are one value.
        if (delta < 1e-24 || (largest > 0 && Math.Abs(Math.Log10(largest) - Math.Log10(delta)) > 10))
        {
            delta = 0;
        }

        var size = delta > 0 ? delta : largest > 0 ? largest : 1000;
        var grain = Math.Pow(10, Math.Floor(Math.Log10(size))) / 10;
        var below = values.Min - (size * (delta == 0 ? values.Min == 0 ? Room : 1 : Room));
        var above = values.Max + (size * (delta == 0 ? values.Max == 0 ? Room : 1 : Room));
        var min = hard.Min ?? Lower(values.Min, Floor(below, grain), soft.Min);
        var max = hard.Max ?? Upper(values.Max, Ceiling(above, grain), soft.Max);
        if (min == 0 && max == 0)
        {
            max = 100;
        }

        return max > min ? new ValueRange(min, max) : new ValueRange(min, min + Math.Max(Math.Abs(min), 1));
    }

    private static double Lower(double value, double padded, double? soft) => soft is { } wanted
        ? value >= wanted ? Math.Min(wanted, value) : padded
        : value >= 0 && padded <= 0 ? 0 : padded;

    private static double Upper(double value, double padded, double? soft) => soft is { } wanted
        ? value <= wanted ? Math.Max(wanted, value) : padded
        : value <= 0 && padded >= 0 ? 0 : padded;

    private static double Floor(double value, double grain) => Clean(Math.Floor(Clean(value / grain)) * grain);

    private static double Ceiling(double value, double grain) => Clean(Math.Ceiling(Clean(value / grain)) * grain);

    /// <summary>Takes away what binary fractions leave: 0.30000000000000004 is 0.3.</summary>
    public static double Clean(double value) => value == 0 || !double.IsFinite(value)
        ? value
        : Math.Abs(value) is > 1e15 or < 1e-12 ? value : Math.Round(value, Math.Clamp(14 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15));
}
