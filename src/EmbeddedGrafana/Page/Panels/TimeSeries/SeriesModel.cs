using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>One series as it is drawn.</summary>
internal sealed record SeriesModel
{
    public required string Name { get; init; }

    public required string Color { get; init; }

    /// <summary>"line", "bars" or "points".</summary>
    public required string Style { get; init; }

    /// <summary>Index of its list of times.</summary>
    public required int Times { get; init; }

    /// <summary>Null is a gap.</summary>
    [JsonConverter(typeof(PointConverter))]
    public required double?[] Values { get; init; }

    /// <summary>Index of its axis.</summary>
    public required int Axis { get; init; }

    /// <summary>Of the line, pixels.</summary>
    public double Width { get; init; } = 1;

    /// <summary>Of the area below, 0 to 1.</summary>
    public double Fill { get; init; }

    /// <summary>The area fades towards the axis.</summary>
    public bool Fades { get; init; }

    /// <summary>"linear", "smooth", "start" or "end": where a step rises.</summary>
    public string Curve { get; init; } = "linear";

    /// <summary>"solid", "dashed" or "dotted".</summary>
    public string Dash { get; init; } = "solid";

    /// <summary>Diameter of all its points, pixels; 0 draws only those that stand alone.</summary>
    public double Points { get; init; }

    /// <summary>Series of one name are piled up; null stands by itself.</summary>
    public string? Stack { get; init; }

    /// <summary>Whether gaps are bridged.</summary>
    public bool Connects { get; init; }

    public bool IsHidden { get; init; }

    public bool InTooltip { get; init; } = true;

    /// <summary>Each point as the reader reads it; only where texts were asked for.</summary>
    public string?[]? Texts { get; init; }
}
