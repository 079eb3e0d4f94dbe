namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>A dashboard to be stored, with the circumstances.</summary>
/// <param name="FolderUid">Empty: at the root, also when it was elsewhere before.</param>
/// <param name="Overwrite">Replace whatever version is there.</param>
/// <param name="RestoredFrom">The version that is brought back; zero for a new one.</param>
internal sealed record DashboardSave(DashboardModel Model, string FolderUid, bool Overwrite, string Message, string Login, int RestoredFrom = 0);
