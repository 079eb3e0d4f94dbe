using Cortico.EmbeddedGrafana.Alerting.States;

namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>A state as the page names it.</summary>
/// <param name="Kind">Also its style: normal, pending, firing, recovering, nodata, error, paused or recording.</param>
/// <param name="Reason">Why it is not what the condition alone would say; empty for nothing to add.</param>
public sealed record StateTag(string Kind, string Text, string Reason = "")
{
    public static StateTag Paused { get; } = new("paused", "Paused");

    public static StateTag Recording { get; } = new("recording", "Recording");

    internal static StateTag Of(InstanceState state, string reason = "") => state switch
    {
        InstanceState.Alerting => new StateTag("firing", "Firing", reason),
        InstanceState.Pending => new StateTag("pending", "Pending", reason),
        InstanceState.Recovering => new StateTag("recovering", "Recovering", reason),
        InstanceState.NoData => new StateTag("nodata", "No data", reason),
        InstanceState.Error => new StateTag("error", "Error", reason),
        _ => new StateTag("normal", "Normal", reason),
    };

    /// <summary>Of a state as history has it: "Normal (MissingSeries)".</summary>
    public static StateTag Parse(string formatted)
    {
        var bracket = formatted.IndexOf(" (", StringComparison.Ordinal);
        var (name, reason) = bracket < 0 ? (formatted, "") : (formatted[..bracket], formatted[(bracket + 2)..].TrimEnd(')'));
        return Enum.TryParse<InstanceState>(name, out var state) ? Of(state, reason) : new StateTag("normal", formatted);
    }
}
