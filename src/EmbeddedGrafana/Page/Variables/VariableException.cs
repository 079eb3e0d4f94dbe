namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>A variable's options could not be found; the message says why.</summary>
internal sealed class VariableException(string message) : Exception(message);
