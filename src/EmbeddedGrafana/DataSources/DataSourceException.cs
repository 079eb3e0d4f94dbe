namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>A data source could not be asked; the message has the words that Grafana uses.</summary>
/// <param name="kind">Why, for those who answer differently by cause.</param>
public sealed class DataSourceException(string message, DataSourceFailure kind, Exception? inner = null) : Exception(message, inner)
{
    public DataSourceFailure Kind { get; } = kind;
}
