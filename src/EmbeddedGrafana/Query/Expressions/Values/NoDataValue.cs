using Cortico.EmbeddedGrafana.Query.Frames;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Values;

/// <summary>An answer without any data.</summary>
/// <param name="origin">The empty answer of the data query that it comes from and what is told with it; null for one that an expression made.</param>
internal sealed class NoDataValue((FrameHeader Header, PrometheusResult Answer)? origin = null) : ExpressionValue(null)
{
    public (FrameHeader Header, PrometheusResult Answer)? Origin => origin;

    public override string TypeName => "noData";
}
