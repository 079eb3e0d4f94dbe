using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>One integration of a contact point: Grafana's API knows a row for each, and the same name joins them.</summary>
/// <param name="Source">The file.</param>
/// <param name="ContactPoint">The name by which policies and rules address it.</param>
/// <param name="Receiver">The integration, inside the tree of its file, placeholders filled.</param>
/// <param name="Uid">The file's, or one made from the names.</param>
public sealed record ReceiverFile(SourceFile Source, string ContactPoint, JsonObject Receiver, string Uid)
{
    public string Type => Receiver.Text("type") ?? "";

    internal JsonObject? Settings => Receiver.Child("settings");
}
