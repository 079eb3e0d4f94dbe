namespace Cortico.EmbeddedGrafana.Alerting.Policies;

/// <summary>The policy tree and who made it.</summary>
internal sealed record StoredPolicies(PolicyRoute Tree, string Provenance);
