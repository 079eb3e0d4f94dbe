using System.Text.Json;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>An expression of a request or a rule, not read yet.</summary>
/// <param name="Range">Of the request, or its own; resampling fills it.</param>
internal sealed record ExpressionSource(string RefId, JsonElement Json, TimeRange Range)
{
    /// <summary>Fingerprints of the series that fire since an earlier evaluation; a threshold with a second one for recovery goes by that for them.</summary>
    public IReadOnlySet<ulong>? Loaded { get; init; }
}
