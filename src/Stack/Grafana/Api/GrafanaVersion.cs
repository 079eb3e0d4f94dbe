using System.Text.RegularExpressions;

namespace Cortico.Stack.Grafana.Api;

/// <summary>Grafana's version.</summary>
/// <param name="Text">As the server writes it, e.g. <c>12.4.0</c> or <c>13.3.0-pre</c>; empty where it hides it.</param>
/// <param name="Major">0 where unknown.</param>
/// <param name="Minor">0 where unknown.</param>
public sealed partial record GrafanaVersion(string Text, int Major, int Minor)
{
    /// <summary>The oldest line whose answers we know.</summary>
    public const int OldestMajor = 12;

    public bool IsKnown => Major > 0;

    public static GrafanaVersion Parse(string? text)
    {
        var match = Numbers().Match(text ?? "");
        return match.Success
            ? new GrafanaVersion(text!, int.Parse(match.Groups["major"].ValueSpan), int.Parse(match.Groups["minor"].ValueSpan))
            : new GrafanaVersion(text ?? "", 0, 0);
    }

    public override string ToString() => Text.Length > 0 ? Text : "unknown version";

    [GeneratedRegex(@"^v?(?<major>\d{1,4})\.(?<minor>\d{1,4})")]
    private static partial Regex Numbers();
}
