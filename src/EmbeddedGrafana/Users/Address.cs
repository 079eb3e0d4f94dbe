namespace Cortico.EmbeddedGrafana.Users;

internal sealed record Address(string Address1, string Address2, string City, string ZipCode, string State, string Country);
