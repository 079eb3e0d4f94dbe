namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>A series of native histograms, flattened: element i of each list belongs to one bucket at one time.</summary>
internal sealed class HistogramCells
{
    /// <summary>Milliseconds since 1970.</summary>
    public List<long> Times { get; } = [];

    public List<double> Lower { get; } = [];

    public List<double> Upper { get; } = [];

    public List<double> Counts { get; } = [];

    /// <summary>Which bounds belong to the bucket: 0 open left, 1 open right, 2 open both, 3 closed both.</summary>
    public List<sbyte> Layouts { get; } = [];
}
