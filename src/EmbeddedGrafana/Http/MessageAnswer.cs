namespace Cortico.EmbeddedGrafana.Http;

/// <summary><c>{"message"}</c>: done, and nothing more to say.</summary>
public sealed record MessageAnswer(string Message);
