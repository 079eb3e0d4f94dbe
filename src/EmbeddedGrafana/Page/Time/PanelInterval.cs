using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Page.Time;

/// <summary>How far apart a panel wants its points, so that each has about a pixel.</summary>
internal static class PanelInterval
{
    /// <param name="least">Of the panel or its data source; null for none.</param>
    public static TimeSpan Of(TimeSpan range, int maxDataPoints, TimeSpan? least)
    {
        var round = Interval.Round(range / Math.Max(1, maxDataPoints));
        return least is { } limit && limit > round ? limit : round;
    }
}
