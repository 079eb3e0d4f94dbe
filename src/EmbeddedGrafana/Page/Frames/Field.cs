namespace Cortico.EmbeddedGrafana.Page.Frames;

/// <summary>A column of a frame.</summary>
/// <param name="Labels">Null where the data source named none; that is not the same as none at all.</param>
internal sealed record Field(string Name, FieldType Type, Column Values, Labels? Labels = null)
{
    /// <summary>The name that Prometheus' values have, and that a person need not read.</summary>
    public const string Value = "Value";

    /// <summary>A name that a transformation gave.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The name by the query's legend.</summary>
    public string? NameFromSource { get; init; }

    /// <summary>Distance of the points in milliseconds; null where the field holds no times of a series.</summary>
    public double? Interval { get; init; }

    public Field Pick(IReadOnlyList<int> rows) => this with { Values = Values.Pick(rows) };
}
