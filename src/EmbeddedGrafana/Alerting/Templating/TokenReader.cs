using System.Globalization;
using System.Text;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Splits the inside of an action into words.</summary>
internal static class TokenReader
{
    public static List<Token> Read(string action)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < action.Length)
        {
            var letter = action[at];
            if (char.IsWhiteSpace(letter))
            {
                at++;
                continue;
            }

            var start = at;
            tokens.Add(letter switch
            {
                '|' => One(TokenKind.Pipe, ref at),
                ',' => One(TokenKind.Comma, ref at),
                '(' => One(TokenKind.Open, ref at),
                ')' => One(TokenKind.Close, ref at),
                '=' => One(TokenKind.Assign, ref at),
                ':' when action.AsSpan(at).StartsWith(":=") => Declaration(ref at),
                '"' => Quoted(action, ref at),
                '`' => Raw(action, ref at),
                '\'' => Character(action, ref at),
                '$' => new Token(TokenKind.Variable, "$" + Name(action, ++at, ref at)),
                '.' when at + 1 < action.Length && IsNameStart(action[at + 1]) => Field(action, ref at, start),
                '.' when at + 1 >= action.Length || !char.IsAsciiDigit(action[at + 1]) => One(TokenKind.Dot, ref at),
                _ when char.IsAsciiDigit(letter) || letter is '.' or '-' or '+' => Number(action, ref at),
                _ when IsNameStart(letter) => Word(action, ref at),
                _ => throw new TemplateException($"unexpected \"{letter}\" in \"{action}\""),
            });
        }

        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }

    private static Token One(TokenKind kind, ref int at)
    {
        at++;
        return new Token(kind, "");
    }

    private static Token Declaration(ref int at)
    {
        at += 2;
        return new Token(TokenKind.Declare, ":=");
    }

    private static Token Field(string action, ref int at, int start)
    {
        var name = Name(action, start + 1, ref at);
        return new Token(start > 0 && (IsNamePart(action[start - 1]) || action[start - 1] is ')' or '$') ? TokenKind.Chained : TokenKind.Field, name);
    }

    private static Token Word(string action, ref int at) => Name(action, at, ref at) switch
    {
        "true" => new Token(TokenKind.Constant, "true", true),
        "false" => new Token(TokenKind.Constant, "false", false),
        "nil" => new Token(TokenKind.Nil, "nil"),
        var word => new Token(TokenKind.Word, word),
    };

    private static string Name(string action, int from, ref int at)
    {
        var end = from;
        while (end < action.Length && IsNamePart(action[end]))
        {
            end++;
        }

        at = end;
        return action[from..end];
    }

    private static Token Number(string action, ref int at)
    {
        var end = at + 1;
        while (end < action.Length && (IsNamePart(action[end]) || action[end] == '.' || (action[end] is '+' or '-' && action[end - 1] is 'e' or 'E')))
        {
            end++;
        }

        var text = action[at..end];
        at = end;
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        var sign = plain.StartsWith('-') ? -1 : 1;
        if (plain.TrimStart('+', '-').StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(plain.TrimStart('+', '-').AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal))
        {
            return new Token(TokenKind.Constant, text, sign * hexadecimal);
        }

        if (long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return new Token(TokenKind.Constant, text, whole);
        }

        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new Token(TokenKind.Constant, text, number)
            : throw new TemplateException($"bad number syntax: \"{text}\"");
    }

    private static Token Raw(string action, ref int at)
    {
        var end = action.IndexOf('`', at + 1);
        if (end < 0)
        {
            throw new TemplateException("unterminated raw quoted string");
        }

        var text = action[(at + 1)..end];
        at = end + 1;
        return new Token(TokenKind.Constant, text, text);
    }

    private static Token Character(string action, ref int at)
    {
        var text = Unquote(action, '\'', ref at);
        return new Token(TokenKind.Constant, text, (long)text.EnumerateRunes().First().Value);
    }

    private static Token Quoted(string action, ref int at)
    {
        var text = Unquote(action, '"', ref at);
        return new Token(TokenKind.Constant, text, text);
    }

    private static string Unquote(string action, char quote, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < action.Length; at++)
        {
            var letter = action[at];
            if (letter == quote)
            {
                at++;
                return text.Length > 0 || quote == '"' ? text.ToString() : throw new TemplateException("empty character constant");
            }

            if (letter == '\n')
            {
                break;
            }

            if (letter != '\\')
            {
                text.Append(letter);
                continue;
            }

            at++;
            text.Append(Escape(action, ref at));
        }

        throw new TemplateException("unterminated quoted string");
    }

    private static string Escape(string action, ref int at)
    {
        switch (at < action.Length ? action[at] : '\0')
        {
            case 'n': return "\n";
            case 't': return "\t";
            case 'r': return "\r";
            case 'a': return "\a";
            case 'b': return "\b";
            case 'f': return "\f";
            case 'v': return "\v";
            case '\\': return "\\";
            case '"': return "\"";
            case '\'': return "'";
            case 'x': return Code(action, ref at, 2);
            case 'u': return Code(action, ref at, 4);
            case 'U': return Code(action, ref at, 8);
            default: throw new TemplateException("invalid escape in a quoted string");
        }
    }

    private static string Code(string action, ref int at, int digits)
    {
        if (at + digits < action.Length && int.TryParse(action.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code))
        {
            at += digits;
            return new Rune(code).ToString();
        }

        throw new TemplateException("invalid escape in a quoted string");
    }

    private static bool IsNameStart(char letter) => letter == '_' || char.IsLetter(letter);

    private static bool IsNamePart(char letter) => letter == '_' || char.IsLetterOrDigit(letter);
}
