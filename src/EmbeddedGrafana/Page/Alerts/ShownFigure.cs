using System.Globalization;
using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>A value of a query or expression that a state came from.</summary>
/// <param name="RefId">Such as "A".</param>
/// <param name="Text">Six digits of it.</param>
/// <param name="Exact">All digits.</param>
public sealed record ShownFigure(string RefId, string Text, string Exact)
{
    public static ShownFigure Of(string refId, double value) => new(
        refId,
        JavaScriptNumber.ToText(double.IsFinite(value) ? double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value),
        JavaScriptNumber.ToText(value));
}
