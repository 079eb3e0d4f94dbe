using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>The notification policy: a tree of routes.</summary>
/// <param name="Source">The file.</param>
/// <param name="Tree">Its root, inside the tree of its file, placeholders filled.</param>
public sealed record PolicyFile(SourceFile Source, JsonObject Tree);
