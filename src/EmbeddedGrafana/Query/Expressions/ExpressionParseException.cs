namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>An expression that makes no command, with the reference that it stands for. Grafana answers 400 and both in <c>extra</c>.</summary>
internal sealed class ExpressionParseException(string refId, string problem) : Exception($"failed to parse expression [{refId}]: {problem}")
{
    public const string MessageId = "sse.parseError";

    public string RefId => refId;

    public string Problem => problem;
}
