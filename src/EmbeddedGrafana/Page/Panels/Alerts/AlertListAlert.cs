namespace Cortico.EmbeddedGrafana.Page.Panels.Alerts;

/// <param name="Labels">Each "name=value".</param>
/// <param name="Values">Such as "A = 1, C = 1".</param>
internal sealed record AlertListAlert(string Kind, string State, IReadOnlyList<string> Labels, string Values, string Since);
