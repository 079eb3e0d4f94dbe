namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>A number as a person reads it, in parts: a big number on a panel shows its unit smaller.</summary>
internal sealed record FormattedValue(string Text, string? Suffix = null, string? Prefix = null)
{
    public static readonly FormattedValue Empty = new("");

    public override string ToString() => Prefix + Text + Suffix;
}
