using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>
/// The figures that one pass over a field's values brings, as Grafana counts them: missing values are left out, NaN is a value
/// that counts but does not add up.
/// </summary>
internal sealed class Statistics
{
    private double _mean;
    private double _squares;
    private int _numbers;
    private double? _previous;
    private bool _rising = true;

    public Statistics(Column values)
    {
        Count = values.Count;
        for (var row = 0; row < values.Count; row++)
        {
            var value = values.Number(row);
            if (row == 0)
            {
                First = value;
            }

            Last = value;
            if (value is not { } number)
            {
                continue;
            }

            Values.Add(number);
            AddToVariance(number);
            if (!double.IsNaN(number))
            {
                AddNumber(number, row == values.Count - 1);
            }
        }
    }

    public int Count { get; }

    /// <summary>Values that are there, NaN included.</summary>
    public List<double> Values { get; } = [];

    public double? First { get; private set; }

    public double? Last { get; private set; }

    public double? FirstNotNull { get; private set; }

    public double? LastNotNull => _previous;

    public double? Min { get; private set; }

    public double? Max { get; private set; }

    /// <summary>The least one above zero, the largest number there is where there is none.</summary>
    public double MinAboveZero { get; private set; } = double.MaxValue;

    public double Sum { get; private set; }

    public double? Mean => _numbers == 0 ? null : Sum / _numbers;

    public double Variance => Values.Count == 0 ? 0 : _squares / Values.Count;

    /// <summary>The smallest difference between neighbours.</summary>
    public double? Step { get; private set; }

    /// <summary>How far a counter has risen, resets left out.</summary>
    public double Delta { get; private set; }

    private void AddToVariance(double value)
    {
        var before = _mean;
        _mean += (value - before) / Values.Count;
        _squares += (value - before) * (value - _mean);
    }

    private void AddNumber(double value, bool isLast)
    {
        FirstNotNull ??= value;
        _numbers++;
        Sum += value;
        Min = Min is { } min ? Math.Min(min, value) : value;
        Max = Max is { } max ? Math.Max(max, value) : value;
        if (value > 0)
        {
            MinAboveZero = Math.Min(MinAboveZero, value);
        }

        if (_previous is { } previous)
        {
            var step = value - previous;
            Step = Step is { } least ? Math.Min(least, step) : step;
            AddToDelta(step, value, isLast);
        }

        _previous = value;
    }

    private void AddToDelta(double step, double value, bool isLast)
    {
        if (step < 0)
        {
            _rising = false;
            Delta += isLast ? value : 0;
            return;
        }

        Delta += _rising ? step : 0;
        _rising = true;
    }
}
