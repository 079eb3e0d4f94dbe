namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>What a reduction does with values that are no numbers.</summary>
internal enum ReduceMode
{
    /// <summary>They stay: the result is no number either.</summary>
    Strict,

    /// <summary>"dropNN": they are left out.</summary>
    Drop,

    /// <summary>"replaceNN": another number takes their place.</summary>
    Replace,
}
