namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Why a data source could not be asked.</summary>
public enum DataSourceFailure
{
    Unreachable,
    TimedOut,

    /// <summary>It has no address, or one that the settings do not allow.</summary>
    Refused,
}
