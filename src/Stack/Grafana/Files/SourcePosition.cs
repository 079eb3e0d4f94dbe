namespace Cortico.Stack.Grafana.Files;

/// <summary>A place in a text file, counted from 1 as editors do.</summary>
public sealed record SourcePosition(int Line, int Column);
