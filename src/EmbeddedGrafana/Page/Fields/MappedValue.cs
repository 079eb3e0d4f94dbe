namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>What a value is shown as.</summary>
/// <param name="Text">Null: the number stays, and only takes the colour.</param>
internal sealed record MappedValue(string? Text, string? Color);
