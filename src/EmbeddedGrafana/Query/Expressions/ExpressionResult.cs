using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>What one query or expression came to.</summary>
internal sealed record ExpressionResult(string RefId, IReadOnlyList<ExpressionValue> Values)
{
    /// <summary>Null where all went well; there are no values otherwise.</summary>
    public ExpressionError? Error { get; init; }

    /// <summary>No value at all, or one that says so.</summary>
    public bool IsNoData => Values is [] or [NoDataValue];

    public static ExpressionResult Failed(string refId, ExpressionError error) => new(refId, []) { Error = error };
}
