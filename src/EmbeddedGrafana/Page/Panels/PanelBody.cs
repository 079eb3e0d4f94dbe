using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>What is drawn, by its kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TimeSeries.TimeSeriesBody), "timeseries")]
[JsonDerivedType(typeof(StatBody), "stat")]
[JsonDerivedType(typeof(GaugeBody), "gauge")]
[JsonDerivedType(typeof(BarGaugeBody), "bargauge")]
[JsonDerivedType(typeof(TableBody), "table")]
[JsonDerivedType(typeof(TextBody), "text")]
[JsonDerivedType(typeof(Alerts.AlertListBody), "alertlist")]
internal abstract record PanelBody;
