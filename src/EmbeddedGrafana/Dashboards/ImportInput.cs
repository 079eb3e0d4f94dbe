namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>A value for one of the dashboard's <c>__inputs</c>.</summary>
/// <param name="Name"><c>*</c> stands for every input of the type.</param>
internal sealed record ImportInput(string? Name, string? Type, string? PluginId, string? Value);
