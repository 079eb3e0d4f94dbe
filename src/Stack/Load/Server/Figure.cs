namespace Cortico.Stack.Load;

/// <summary>A number that was measured, or why it was not.</summary>
/// <param name="Value">Null where it could not be had.</param>
/// <param name="Missing">Why not; null where it was.</param>
public sealed record Figure(double? Value, string? Missing)
{
    public static Figure Of(double value) => double.IsFinite(value) ? new(value, null) : None($"its value is {value}");

    public static Figure None(string why) => new(null, why);
}
