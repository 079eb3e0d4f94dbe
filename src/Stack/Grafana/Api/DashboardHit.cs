namespace Cortico.Stack.Grafana.Api;

/// <summary>A dashboard that a search found.</summary>
public sealed record DashboardHit(string Uid, string Title, string FolderUid);
