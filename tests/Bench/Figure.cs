namespace Cortico.Bench;

/// <summary>One measured figure.</summary>
/// <param name="Unit">As it is printed behind the value.</param>
/// <param name="Goal">What we aim at, in words; empty for none.</param>
/// <param name="RealGrafana">What a real Grafana 12.4 on two cores had; empty where that is not known.</param>
/// <param name="IsReached">Whether it is; null where there is no goal, or none that a program can compare.</param>
internal sealed record Figure(string Name, double Value, string Unit, string Goal = "", string RealGrafana = "", bool? IsReached = null);
