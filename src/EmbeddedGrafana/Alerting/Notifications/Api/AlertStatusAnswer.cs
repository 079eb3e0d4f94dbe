namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <param name="State"><c>active</c>, or <c>suppressed</c> by a silence.</param>
internal sealed record AlertStatusAnswer(IReadOnlyList<string> InhibitedBy, IReadOnlyList<string> SilencedBy, string State);
