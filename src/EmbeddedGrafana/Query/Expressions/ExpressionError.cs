namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>Why a query or an expression has no result.</summary>
/// <param name="Text">As Grafana writes it, with its own name for the error in front where it has one.</param>
/// <param name="RefId">Of the data query that failed; null for everything else.</param>
/// <param name="DependsOn">The reference whose failure this one only passes on; null where this is the cause.</param>
internal sealed record ExpressionError(string Text, string? RefId = null, string? DependsOn = null)
{
    public static ExpressionError Query(string refId, string error) => new($"[sse.dataQueryError] failed to execute query [{refId}]: {error}", refId);

    public static ExpressionError Conversion(string refId, string error) => new($"[sse.readDataError] [{refId}] got error: {error}", refId);

    public static ExpressionError Dependency(string refId, string dependsOn) => new(
        $"[sse.dependencyError] did not execute expression [{refId}] due to a failure of the dependent expression or query [{dependsOn}]", DependsOn: dependsOn);
}
