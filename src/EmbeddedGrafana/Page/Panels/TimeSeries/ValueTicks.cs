using Cortico.EmbeddedGrafana.Page.Fields;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>Where the labels of a value axis stand.</summary>
internal static class ValueTicks
{
    /// <summary>Powers of two from the least number to the largest are some more.</summary>
    private const int MostPowers = 2200;
    private static readonly double[] Mantissas = [1, 2, 2.5, 5];

    /// <param name="height">Of the plot, pixels.</param>
    /// <param name="least">What two labels differ by at least; with fewer decimals they would read alike.</param>
    /// <param name="isBinary">Steps are powers of two, so that bytes read 32 MiB and not 30.5.</param>
    public static (IReadOnlyList<double> At, double Increment) Linear(ValueRange range, double height, double least = 0, bool isBinary = false)
    {
        var space = Math.Clamp(height * 0.14, 18, 30);
        var length = range.Max - range.Min;
        var wanted = Math.Max(least, length * space / Math.Max(height, space));
        if (wanted is not (> 1e-300 and < 1e300))
        {
            return ([], 1);
        }

        var increment = isBinary ? Math.Pow(2, Math.Ceiling(Math.Log2(wanted) - 1e-9)) : Decimal(wanted);
        var ticks = new List<double>();
        for (var index = Math.Ceiling(AxisRange.Clean(range.Min / increment)); index * increment <= range.Max + (increment * 1e-9); index++)
        {
            var tick = AxisRange.Clean(index * increment);

            // Beyond 2^53 one more makes no difference, and the next label would stand here again.
            if (ticks.Count > 0 && tick <= ticks[^1])
            {
                break;
            }

            ticks.Add(tick);
        }

        return (ticks, increment);
    }

    private static double Decimal(double wanted)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return AxisRange.Clean(Mantissas.Append(10).Select(mantissa => mantissa * power).First(step => step >= wanted * (1 - 1e-9)));
    }

    /// <summary>Powers of the base, and between them as many multiples as there is room for; the rest get lines only.</summary>
    public static (IReadOnlyList<double> Labels, IReadOnlyList<double> Lines) Logarithmic(ValueRange range, int logBase, double height)
    {
        var decades = Math.Max(1, Math.Log(range.Max / range.Min, logBase));
        var room = height / decades;
        double[] labeled = logBase != 10 ? [1] : room >= 80 ? [1, 2, 5] : [1];
        var every = Math.Max(1, (int)Math.Ceiling(20 / Math.Max(room, 0.1)));
        var (labels, lines) = (new List<double>(), new List<double>());
        var first = (int)Math.Floor(Math.Log(range.Min, logBase) + 1e-9);
        for (var power = first; power < first + MostPowers && Math.Pow(logBase, power) <= range.Max * (1 + 1e-9); power++)
        {
            for (var factor = 1; factor < logBase; factor++)
            {
                var value = AxisRange.Clean(factor * Math.Pow(logBase, power));
                if (value < range.Min * (1 - 1e-9) || value > range.Max * (1 + 1e-9))
                {
                    continue;
                }

                if (labeled.Contains(factor) && (factor > 1 || (power - first) % every == 0))
                {
                    labels.Add(value);
                }
                else if (room >= 30)
                {
                    lines.Add(value);
                }
            }
        }

        return (labels, lines);
    }
}
