using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Page.Variables;

namespace Cortico.EmbeddedGrafana.Page.Queries;

/// <summary>How a reader looks at a panel.</summary>
/// <param name="Range">Of the panel, its own time included.</param>
/// <param name="Width">Of what it is drawn in, pixels.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Hidden">Names of series that the reader has hidden.</param>
/// <param name="WithTexts">Whether every point's text is wanted, for hovering.</param>
internal sealed record PanelView(
    PageTimeRange Range, DateTimeOffset Now, Interpolation Variables, DisplayContext Display, int Width, int Height, IReadOnlySet<string> Hidden, bool WithTexts)
{
    /// <summary>Uid of the dashboard that the panel is on.</summary>
    public string DashboardUid { get; init; } = "";

    /// <summary>What was found for the dashboard; those of other panels are among them.</summary>
    public IReadOnlyList<FoundAnnotation> Annotations { get; init; } = [];

    /// <summary>Why some were not found.</summary>
    public IReadOnlyList<string> AnnotationNotices { get; init; } = [];
}
