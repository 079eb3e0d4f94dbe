namespace Cortico.EmbeddedGrafana.Page.Variables;

public sealed record VariableOption(string Text, string Value);
