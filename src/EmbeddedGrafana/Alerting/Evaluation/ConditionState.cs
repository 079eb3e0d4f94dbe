namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>What an evaluation says by itself.</summary>
internal enum ConditionState
{
    Normal,
    Alerting,
    NoData,
    Error,
}
