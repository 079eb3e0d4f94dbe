using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Options for the fields that a matcher picks, in place of the panel's.</summary>
/// <param name="Properties">Paths such as "unit" or "custom.lineWidth" with their values.</param>
internal sealed record FieldOverride(FieldMatcher Matches, IReadOnlyList<(string Path, JsonElement Value)> Properties)
{
    public static FieldOverride Read(JsonElement json) => new(
        FieldMatchers.Read(json.Object("matcher")),
        [.. json.List("properties").Where(property => property.Text("id") is not null).Select(property => (property.Text("id")!, property.Member("value") ?? default))]);
}
