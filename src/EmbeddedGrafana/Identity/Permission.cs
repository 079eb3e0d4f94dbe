namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>What an endpoint asks of its caller.</summary>
/// <param name="Words">Grafana's names of the permissions, as its 403 puts them.</param>
/// <param name="Least">The lowest role that has them.</param>
/// <param name="ServerAdmin">Only a server administrator has them, whatever the role.</param>
public sealed record Permission(string Words, Role Least, bool ServerAdmin = false);
