namespace Cortico.Build;

/// <summary>One argument of the command line, as the help shows it and as it is checked.</summary>
/// <param name="Values">Allowed values between bars, or what to write there, e.g. <c>NAME</c>.</param>
/// <param name="Default">What holds when it is not given; empty for nothing.</param>
public sealed record Argument(string Name, string Values, string Default, string Description)
{
    /// <summary>The allowed values, or none where any text is.</summary>
    public IReadOnlyList<string> Choices => Values.Contains('|', StringComparison.Ordinal) ? Values.Split('|') : [];

    public string Usage => Values.Length == 0 ? $"--{Name}" : $"--{Name}={Values}";
}
