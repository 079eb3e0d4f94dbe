using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary>A note about a moment or a span of time.</summary>
public sealed record Annotation
{
    /// <summary>Zero until it is stored.</summary>
    public long Id { get; init; }

    /// <summary>Empty: of the whole organisation.</summary>
    public string DashboardUid { get; init; } = "";

    /// <summary>Null where there is no dashboard.</summary>
    public long? DashboardId { get; init; }

    public long? PanelId { get; init; }

    /// <summary>Start, milliseconds since 1970, UTC.</summary>
    public required long Time { get; init; }

    /// <summary>End, milliseconds since 1970, UTC; the start again for a moment.</summary>
    public required long TimeEnd { get; init; }

    public required string Text { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Free for whoever wrote it; an object.</summary>
    public JsonElement Data { get; init; } = JsonElement.Parse("{}");

    /// <summary>Who wrote it; zero: the server itself.</summary>
    public long UserId { get; init; }

    public string Login { get; init; } = "";

    public string Email { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Updated { get; init; }

    /// <summary>The alert rule whose change of state this tells of; empty for a note of a person.</summary>
    public string AlertRuleUid { get; init; } = "";

    /// <summary>That rule's id; zero where it is gone, or there is none.</summary>
    public long AlertId { get; init; }

    /// <summary>That rule's title; null where it is gone, or there is none.</summary>
    public string? AlertName { get; init; }

    public string PreviousState { get; init; } = "";

    public string NewState { get; init; } = "";
}
