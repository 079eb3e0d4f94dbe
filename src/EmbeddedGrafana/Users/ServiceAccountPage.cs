namespace Cortico.EmbeddedGrafana.Users;

internal sealed record ServiceAccountPage(int TotalCount, ServiceAccountAnswer[] ServiceAccounts, int Page, int PerPage);
