namespace Cortico.EmbeddedGrafana.Alerting.Templating;

internal enum TokenKind
{
    /// <summary>A function's name or a keyword.</summary>
    Word,

    /// <summary><c>.Name</c>, glued to what stands before it where <see cref="Chained"/> is not needed.</summary>
    Field,

    /// <summary><c>.Name</c> right after a variable, a field or a closing parenthesis.</summary>
    Chained,
    Variable,
    Constant,
    Dot,
    Nil,
    Pipe,
    Comma,
    Declare,
    Assign,
    Open,
    Close,
    End,
}
