using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Frames;

/// <summary>What the frames of one query's answer have in common.</summary>
/// <param name="RefId">Of the query.</param>
/// <param name="Step">Distance of the points, also shown with the query.</param>
/// <param name="Executed">The query as it was sent, without macros, and its step.</param>
/// <param name="Legend">Names the series.</param>
internal sealed record FrameHeader(string RefId, TimeSpan Step, string Executed, Legend Legend)
{
    public long StepMilliseconds => Step.Ticks / TimeSpan.TicksPerMillisecond;
}
