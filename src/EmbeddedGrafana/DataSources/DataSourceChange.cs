namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>What came of a write.</summary>
internal enum DataSourceChange
{
    Done,
    NotFound,
    NameTaken,
    UidTaken,
    VersionMismatch,
}
