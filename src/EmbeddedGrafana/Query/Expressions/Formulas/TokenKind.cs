namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

internal enum TokenKind
{
    Error,
    End,
    Operator,
    Number,
    Comma,
    Open,
    Close,
    Text,
    Name,
    Variable,
}
