using System.Runtime.InteropServices;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>A piece of a formula.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(TokenKind Kind, string Text)
{
    /// <summary>As errors show it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "EOF",
        TokenKind.Error => Text,
        _ => Text.Length > 10 ? GoQuote.Quote(Text[..10]) + "..." : GoQuote.Quote(Text),
    };
}
