namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <param name="State">active or pending.</param>
public sealed record ShownSilence(string Id, string State, IReadOnlyList<string> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string CreatedBy, string Comment);
