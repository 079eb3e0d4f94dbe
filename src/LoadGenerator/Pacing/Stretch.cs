namespace Cortico.LoadGenerator.Pacing;

/// <summary>A part of a profile in which the level goes from one value to another in a straight line.</summary>
/// <param name="Begin">Seconds, counted from the begin of the measured time.</param>
/// <param name="Duration">Seconds, above zero.</param>
internal sealed record Stretch(string Name, double Begin, double Duration, double From, double To)
{
    public double End => Begin + Duration;

    /// <summary>Iterations that an open model plans in it.</summary>
    public double Arrivals => (From + To) / 2 * Duration;

    public double LevelAt(double second) => From + ((To - From) * (second - Begin) / Duration);

    /// <summary>Iterations planned from its begin to this second.</summary>
    public double ArrivalsUntil(double second) => (From + LevelAt(second)) / 2 * (second - Begin);

    /// <summary>The second at which so many iterations have been planned: the integral of the rate, solved for time.</summary>
    /// <remarks>Of a·t + (b−a)/2D·t² = n in the form 2n / (a + √(a² + 2n(b−a)/D)), which is exact for a = b too.</remarks>
    public double SecondOf(double arrivals) => arrivals <= 0
        ? Begin
        : Begin + (2 * arrivals / (From + Math.Sqrt(Math.Max(0, (From * From) + (2 * arrivals * (To - From) / Duration)))));
}
