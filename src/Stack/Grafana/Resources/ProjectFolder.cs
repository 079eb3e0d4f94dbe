namespace Cortico.Stack.Grafana.Resources;

/// <summary>A folder in Grafana. Its uid is what counts: two folders may have one title.</summary>
public sealed record ProjectFolder(string Uid, string Title);
