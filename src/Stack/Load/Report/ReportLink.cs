namespace Cortico.Stack.Load;

/// <param name="Address">Shown and to be followed, never loaded by the report.</param>
public sealed record ReportLink(string Title, Uri Address);
