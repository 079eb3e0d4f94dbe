namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>An alert rule with where it stands.</summary>
/// <param name="Folder">Titles from the root down.</param>
/// <param name="For">How long the condition must hold before it fires, as Prometheus writes durations.</param>
/// <param name="Interval">Between evaluations, likewise.</param>
/// <param name="Since">Since when it fires; null where it does not.</param>
/// <param name="LastEvaluation">Null where this process has not evaluated it yet.</param>
/// <param name="Health">ok, error or no data.</param>
/// <param name="Annotations">As they are written, before values are filled in.</param>
/// <param name="Alerts">What fires first.</param>
public sealed record ShownRule(
    string Uid, string Title, string Folder, string Group, StateTag State, string For, string KeepFiringFor, string Interval, DateTimeOffset? Since,
    DateTimeOffset? LastEvaluation, TimeSpan Duration, string Health, string LastError,
    IReadOnlyList<KeyValuePair<string, string>> Labels, IReadOnlyList<KeyValuePair<string, string>> Annotations, IReadOnlyList<ShownAlert> Alerts, PanelLink? Link)
{
    public string Url => $"/alerting/grafana/{Uri.EscapeDataString(Uid)}/view";

    /// <summary>The first alert's, values filled in; where there is none, the rule's own.</summary>
    public string Summary => (Alerts is [var first, ..] ? first.Annotations : Annotations).FirstOrDefault(annotation => annotation.Key == "summary").Value ?? "";
}
