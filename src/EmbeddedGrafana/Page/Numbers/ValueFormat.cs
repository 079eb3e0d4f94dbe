namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Writes numbers of one unit.</summary>
/// <param name="value">Null where there is none.</param>
/// <param name="decimals">Digits after the point; null to choose by the size of the number.</param>
/// <param name="zone">Where the reader is: dates are written in that zone.</param>
internal delegate FormattedValue ValueFormat(double? value, int? decimals, TimeZoneInfo zone);
