namespace Cortico.EmbeddedGrafana.Page.Frames;

/// <summary>What the values of a field are.</summary>
internal enum FieldType
{
    /// <summary>Numbers that count milliseconds since 1970, UTC.</summary>
    Time,
    Number,
    Text,

    /// <summary>Numbers that are 0 or 1.</summary>
    Boolean,
}
