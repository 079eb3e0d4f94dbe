using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>A dashboard in a file. Only its text is kept; its tree is made when it is needed, so that 500 of them cost little.</summary>
/// <param name="Source">The file.</param>
/// <param name="Uid">Empty where the file has none.</param>
/// <param name="Title">Empty where the file has none.</param>
/// <param name="PanelIds">Ids of its panels, those in collapsed rows included.</param>
public sealed record DashboardFile(SourceFile Source, string Uid, string Title, ImmutableHashSet<long> PanelIds)
{
    /// <summary>The classic model, inside the tree of its file: the paths of its nodes are the file's.</summary>
    internal JsonObject Model() => DashboardShape.Unwrap(Source.Parse()).Model
        ?? throw new InvalidOperationException($"{Source} was loaded without a dashboard in it.");
}
