namespace Cortico.Stack.Load;

/// <summary>A setting, a version, a fact of the machine.</summary>
public sealed record ReportEntry(string Name, string Value);
