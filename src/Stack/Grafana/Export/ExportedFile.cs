namespace Cortico.Stack.Grafana.Export;

/// <summary>A file that an export wrote.</summary>
/// <param name="Name">As a user would type it.</param>
/// <param name="IsNew">Whether it was not there before.</param>
public sealed record ExportedFile(string Name, bool IsNew);
