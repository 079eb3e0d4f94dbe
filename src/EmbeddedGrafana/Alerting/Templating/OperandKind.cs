namespace Cortico.EmbeddedGrafana.Alerting.Templating;

internal enum OperandKind
{
    Constant,
    Dot,
    Nil,
    Variable,
    Function,
    Parenthesis,
}
