namespace Cortico.EmbeddedGrafana.Query.Expressions.Values;

/// <summary>The points of a series in the making.</summary>
internal sealed class SeriesPoints(int count)
{
    public double[] Values { get; } = new double[count];

    /// <summary>Stays null as long as every point has a value.</summary>
    public bool[]? Nulls { get; private set; }

    public double? this[int index]
    {
        set
        {
            Values[index] = value ?? double.NaN;
            if (value is null)
            {
                (Nulls ??= new bool[Values.Length])[index] = true;
            }
        }
    }
}
