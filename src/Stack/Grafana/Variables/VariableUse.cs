namespace Cortico.Stack.Grafana.Variables;

/// <summary>One place where a text names a variable.</summary>
/// <param name="Name">Without its signs.</param>
/// <param name="Field">As in <c>${name.field}</c>; empty where there is none.</param>
/// <param name="Format">As in <c>${name:format}</c>; empty where there is none.</param>
/// <param name="Index">Where in the text it begins.</param>
internal sealed record VariableUse(string Name, string Field, string Format, int Index);
