namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <param name="Policies">How many notification policies send to it.</param>
/// <param name="Rules">How many rules send to it past the policies.</param>
public sealed record ShownContactPoint(string Name, IReadOnlyList<ShownIntegration> Integrations, int Policies, int Rules);
