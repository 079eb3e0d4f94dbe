using Cortico.EmbeddedGrafana.Page.Fields;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>A series on its way to the model.</summary>
/// <param name="Raw">As the data source sent it, for texts.</param>
/// <param name="Points">As it is drawn: in parts of the pile where it is stacked in percent.</param>
internal sealed record DrawnSeries(PanelField Field, SeriesStyle Style, Points Raw, Points Points, bool IsHidden)
{
    /// <summary>What makes fields share an axis.</summary>
    public string AxisKey => string.Join('\u001f', Style.IsPercentStack ? "percentunit" : Field.Config.Unit, Style.Placement, Style.LogBase, Style.AxisLabel, Field.Config.Min, Field.Config.Max);

    public string StackKey => string.Join('\u001f', Style.Stack, AxisKey, Style.Draw);
}
