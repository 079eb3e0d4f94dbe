namespace Cortico.EmbeddedGrafana.Query;

/// <summary>A query is over one of <see cref="QueryLimits"/>; the message says which, and what to do about it.</summary>
internal sealed class QueryLimitException(string message) : Exception(message);
