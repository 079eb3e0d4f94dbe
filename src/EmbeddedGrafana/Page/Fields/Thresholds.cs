using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Steps at which values change their colour.</summary>
/// <param name="IsPercentage">The steps are hundredths of the field's range, not values.</param>
/// <param name="Steps">Ascending, the first one without a lower end.</param>
internal sealed record Thresholds(bool IsPercentage, IReadOnlyList<Threshold> Steps)
{
    /// <summary>What panels have that set none.</summary>
    public static readonly Thresholds Default = new(false, [new Threshold(double.NegativeInfinity, "green"), new Threshold(80, "red")]);

    public static Thresholds? Read(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Object } thresholds)
        {
            return null;
        }

        var steps = thresholds.List("steps")
            .Select((step, index) => new Threshold(step.Number("value") ?? (index == 0 ? double.NegativeInfinity : 0), step.Text("color") ?? "green"))
            .OrderBy(step => step.From).ToList();
        if (steps.Count > 0)
        {
            steps[0] = steps[0] with { From = double.NegativeInfinity };
        }

        return new Thresholds(thresholds.Text("mode") == "percentage", steps);
    }

    /// <param name="percent">Where the value is in the field's range, 0 to 1.</param>
    public Threshold? Active(double value, double percent)
    {
        var compared = IsPercentage ? percent * 100 : value;
        Threshold? active = Steps.Count > 0 ? Steps[0] : null;
        foreach (var step in Steps)
        {
            if (compared >= step.From)
            {
                active = step;
            }
        }

        return active;
    }
}
