using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>The project's own data source.</summary>
/// <param name="Source">The file.</param>
/// <param name="Body">As Grafana's API takes it, placeholders filled.</param>
public sealed record DataSourceFile(SourceFile Source, JsonObject Body)
{
    public string Uid => Body.Text("uid") ?? "";

    public string Name => Body.Text("name") ?? "";

    public string Type => Body.Text("type") ?? "";

    public string Url => Body.Text("url") ?? "";
}
