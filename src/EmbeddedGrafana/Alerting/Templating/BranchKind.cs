namespace Cortico.EmbeddedGrafana.Alerting.Templating;

internal enum BranchKind
{
    If,
    With,
    Range,
}
