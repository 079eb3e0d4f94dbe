namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>An alert instance: a rule's state for one series.</summary>
/// <param name="Since">When it came into this state.</param>
/// <param name="Values">What led to it; empty where there was no data.</param>
/// <param name="Error">Null where the evaluation went well.</param>
public sealed record ShownAlert(
    string Key, StateTag State, IReadOnlyList<KeyValuePair<string, string>> Labels, IReadOnlyList<KeyValuePair<string, string>> Annotations, DateTimeOffset Since,
    IReadOnlyList<ShownFigure> Values, string? Error);
