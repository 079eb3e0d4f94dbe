namespace Cortico.EmbeddedGrafana.Configuration;

/// <summary>The server cannot start with what it was given; the message says what is wrong and what to do about it.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
