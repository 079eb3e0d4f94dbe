using Cortico.EmbeddedGrafana.Page.Fields;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>A value in the parts that are drawn in different sizes.</summary>
internal sealed record ShownValue(string? Prefix, string Text, string? Suffix, string Color)
{
    public static ShownValue Of(DisplayValue value) => new(value.Text.Prefix, value.Text.Text, value.Text.Suffix, value.Color);
}
