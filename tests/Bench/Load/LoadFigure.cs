namespace Cortico.Bench.Load;

/// <summary>A figure with what we aim at.</summary>
/// <param name="Value">Null where something that it needs could not be measured.</param>
/// <param name="Goal">In words; empty for none.</param>
/// <param name="IsReached">Null where there is no goal or no value.</param>
internal sealed record LoadFigure(string Name, double? Value, string Unit, string Goal, bool? IsReached)
{
    public static LoadFigure AtLeast(string name, double? value, double least, string unit = "", string remark = "") =>
        new(name, value, unit, $"≥ {least:0.##} {unit}{remark}".Trim(), value is null ? null : value >= least);

    public static LoadFigure AtMost(string name, double? value, double most, string unit = "", string remark = "") =>
        new(name, value, unit, $"≤ {most:0.##} {unit}{remark}".Trim(), value is null ? null : value <= most);
}
