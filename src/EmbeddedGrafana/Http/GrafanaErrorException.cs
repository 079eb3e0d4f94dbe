namespace Cortico.EmbeddedGrafana.Http;

/// <summary>Carries an error answer out of a handler.</summary>
public sealed class GrafanaErrorException(GrafanaError error) : Exception(error.ToJson())
{
    public GrafanaError Error { get; } = error;
}
