namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>A word inside an action.</summary>
/// <param name="Value">Of a constant: text, whole number, number or truth.</param>
internal readonly record struct Token(TokenKind Kind, string Text, object? Value = null);
