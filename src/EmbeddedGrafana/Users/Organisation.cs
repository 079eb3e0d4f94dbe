namespace Cortico.EmbeddedGrafana.Users;

/// <summary>Grafana's organisation; the embedded one has exactly one.</summary>
internal sealed record Organisation(int Id, string Name, Address Address)
{
    public static readonly Organisation Only = new(1, "Main Org.", new Address("", "", "", "", "", ""));
}
