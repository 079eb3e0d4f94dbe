using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Queries;

/// <summary>What a panel's queries brought.</summary>
/// <param name="Errors">Why some or all of them failed, each with its reference.</param>
/// <param name="Notices">Remarks of the data source.</param>
internal sealed record PanelData(IReadOnlyList<Frame> Frames, IReadOnlyList<string> Errors, IReadOnlyList<string> Notices)
{
    /// <summary>Queries that found nothing.</summary>
    public IReadOnlyList<SilentQuery> Silent { get; init; } = [];

    public static readonly PanelData Empty = new([], [], []);

    public static PanelData Failed(string error) => new([], [error], []);
}
