using System.Globalization;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>Cuts a formula into tokens, one at a time.</summary>
internal sealed class FormulaLexer(string text)
{
    private const string Symbols = "!<>=&|+-*/%";
    private int _position;

    private bool AtEnd => _position >= text.Length;

    public Token Next()
    {
        while (!AtEnd && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        if (AtEnd)
        {
            return new Token(TokenKind.End, "");
        }

        var start = _position;
        var first = text[_position++];
        return first switch
        {
            '$' => Variable(start),
            _ when Symbols.Contains(first, StringComparison.Ordinal) => Operator(start),
            '.' or (>= '0' and <= '9') => Number(start),
            _ when char.IsLetter(first) => Run(TokenKind.Name, start, character => char.IsLetter(character) || character == '_'),
            '(' => new Token(TokenKind.Open, "("),
            ')' => new Token(TokenKind.Close, ")"),
            ',' => new Token(TokenKind.Comma, ","),
            '"' => Quoted(start),
            _ => new Token(TokenKind.Error, "invalid character: " + StringInfo.GetNextTextElement(text, start)),
        };
    }

    private Token Variable(int start)
    {
        if (AtEnd || text[_position] != '{')
        {
            var name = Run(TokenKind.Variable, start, IsVariableCharacter);
            return name.Text.Length == 1 ? new Token(TokenKind.Error, "incomplete variable") : name;
        }

        for (_position++; !AtEnd; _position++)
        {
            var character = text[_position];
            if (character == '}')
            {
                _position++;
                return _position - start == 3 ? new Token(TokenKind.Error, "incomplete variable") : Cut(TokenKind.Variable, start);
            }

            if (!IsVariableCharacter(character) && !char.IsWhiteSpace(character))
            {
                return new Token(TokenKind.Error, "unsupported variable character");
            }
        }

        return new Token(TokenKind.Error, "unterminated variable missing closing }");
    }

    /// <summary>Symbols that follow each other belong together, whether there is such an operator or not.</summary>
    private Token Operator(int start)
    {
        var run = Run(TokenKind.Operator, start, character => Symbols.Contains(character, StringComparison.Ordinal));
        return run.Text is "!" or "&&" or "||" or ">" or "<" or ">=" or "<=" or "==" or "!=" or "+" or "-" or "*" or "**" or "/" or "%" ? run : run with { Kind = TokenKind.Error };
    }

    private Token Number(int start)
    {
        _position = start;
        var isHexadecimal = Accept("0") && Accept("xX");
        Func<char, bool> isDigit = isHexadecimal ? char.IsAsciiHexDigit : char.IsAsciiDigit;
        Skip(isDigit);
        if (Accept("."))
        {
            Skip(isDigit);
        }

        if (Accept("eE"))
        {
            Accept("+-");
            Skip(char.IsAsciiDigit);
        }

        return Cut(TokenKind.Number, start);
    }

    private Token Quoted(int start)
    {
        var end = text.IndexOf('"', _position);
        if (end < 0)
        {
            return new Token(TokenKind.Error, "unterminated string");
        }

        _position = end + 1;
        return Cut(TokenKind.Text, start);
    }

    private Token Run(TokenKind kind, int start, Func<char, bool> belongs)
    {
        Skip(belongs);
        return Cut(kind, start);
    }

    private void Skip(Func<char, bool> belongs)
    {
        while (!AtEnd && belongs(text[_position]))
        {
            _position++;
        }
    }

    private bool Accept(string characters)
    {
        if (AtEnd || !characters.Contains(text[_position], StringComparison.Ordinal))
        {
            return false;
        }

        _position++;
        return true;
    }

    private Token Cut(TokenKind kind, int start) => new(kind, text[start.._position]);

    private static bool IsVariableCharacter(char character) => character == '_' || char.IsLetter(character) || char.IsDigit(character);
}
