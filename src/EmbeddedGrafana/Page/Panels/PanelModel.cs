namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>A panel ready to be drawn: the browser decides nothing but pixels.</summary>
/// <param name="Id">Of the panel in its dashboard.</param>
/// <param name="Body">Null where there is nothing to draw; <paramref name="Message"/> says why.</param>
/// <param name="Message">In place of the body: "No data", or what failed.</param>
/// <param name="IsError">Whether something failed.</param>
/// <param name="Notices">Shown at the panel's title.</param>
internal sealed record PanelModel(string Id, PanelBody? Body, string? Message, bool IsError, IReadOnlyList<string> Notices)
{
    /// <summary>The title with its variables replaced.</summary>
    public string? Title { get; init; }

    /// <summary>"Last 1 hour" where the panel has a time of its own.</summary>
    public string? TimeText { get; init; }

    /// <summary>Where the panel's alert rules stand; null where it has none.</summary>
    public Alerts.PanelAlert? Alert { get; init; }
}
