namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary>What to look for; null or empty does not narrow.</summary>
/// <param name="From">Milliseconds since 1970; with <paramref name="To"/>, whatever overlaps the span.</param>
/// <param name="MatchAny">One of the tags is enough.</param>
/// <param name="Alerts">True: only of alert rules; false: only of people.</param>
public sealed record AnnotationQuery(
    long? From = null, long? To = null, string DashboardUid = "", long? DashboardId = null, long? PanelId = null, long? UserId = null,
    IReadOnlyList<string>? Tags = null, bool MatchAny = false, bool? Alerts = null, string AlertRuleUid = "", int Limit = 100);
