using System.Globalization;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>
/// Reads a formula such as <c>$A / ${B} * 100 > 5 &amp;&amp; !is_nan($A)</c>. Binary operators of one rank go from left to right, "**" too;
/// a sign binds tighter than any of them.
/// </summary>
internal sealed class FormulaParser
{
    /// <summary>Longer or deeper ones are no formula of a person, and would cost the server its stack.</summary>
    private const int MaxLength = 10_000;
    private const int MaxDepth = 200;
    private const int MaxTokens = 2_000;

    private readonly FormulaLexer _lexer;
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);
    private Token _token;
    private int _depth;
    private int _tokens;

    private FormulaParser(string text)
    {
        _lexer = new FormulaLexer(text);
        Advance();
    }

    /// <exception cref="CommandSyntaxException">It is none; the message is Grafana's, with "expr: " in front.</exception>
    public static Formula Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            throw Error($"the formula has {text.Length} characters, {MaxLength} are the most");
        }

        var parser = new FormulaParser(text);
        var root = parser.Binary(1);
        if (parser._token.Kind != TokenKind.End)
        {
            throw parser.Unexpected("root input");
        }

        FormulaCheck.Check(root);
        return new Formula(root, parser._variables);
    }

    private FormulaNode Binary(int lowest)
    {
        var left = lowest > 6 ? Factor() : Binary(lowest + 1);
        while (_token.Kind == TokenKind.Operator && FormulaOperators.Precedence(_token.Text) == lowest)
        {
            var name = Advance().Text;
            left = new BinaryNode(name, left, lowest == 6 ? Factor() : Binary(lowest + 1));
        }

        return left;
    }

    private FormulaNode Factor()
    {
        if (++_depth > MaxDepth)
        {
            throw Error($"the formula is nested more than {MaxDepth} deep");
        }

        var node = _token switch
        {
            { Kind: TokenKind.Number } => Number(Advance().Text),
            { Kind: TokenKind.Variable } => Variable(Advance().Text),
            { Kind: TokenKind.Name } => Function(Advance().Text),
            { Kind: TokenKind.Operator, Text: "!" or "-" } => new UnaryNode(Advance().Text, Factor()),
            { Kind: TokenKind.Open } => Bracketed(),
            _ => throw Unexpected("input: F()"),
        };
        _depth--;
        return node;
    }

    private FormulaNode Bracketed()
    {
        Advance();
        var inner = Binary(1);
        if (_token.Kind != TokenKind.Close)
        {
            throw Unexpected("input: F()");
        }

        Advance();
        return inner;
    }

    private VariableNode Variable(string text)
    {
        var name = text is ['$', '{', .., '}'] ? text[2..^1] : text[1..];
        _variables.Add(name);
        return new VariableNode(name, text);
    }

    private FunctionNode Function(string name)
    {
        if (!FormulaFunctions.IsKnown(name))
        {
            throw Error("non existent function " + name);
        }

        if (_token.Kind != TokenKind.Open)
        {
            throw Unexpected("func");
        }

        Advance();
        var arguments = new List<FormulaNode>();
        while (_token.Kind != TokenKind.Close)
        {
            arguments.Add(_token.Kind == TokenKind.Text ? new TextNode(Advance().Text) : Binary(1));
        }

        Advance();
        return new FunctionNode(name, arguments);
    }

    private static NumberNode Number(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) ? new NumberNode(text, bits) : throw Illegal(text);
        }

        // A leading zero makes an octal number, where the digits are such.
        if (text.Length > 1 && text[0] == '0' && text.AsSpan().IndexOfAnyExceptInRange('0', '7') < 0)
        {
            return new NumberNode(text, text.Aggregate(0.0, (number, digit) => (number * 8) + (digit - '0')));
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new NumberNode(text, value)
            : throw Illegal(text);
    }

    private Token Advance()
    {
        var token = _token;
        if (++_tokens > MaxTokens)
        {
            throw Error($"the formula has more than {MaxTokens} parts");
        }

        _token = _lexer.Next();
        return token;
    }

    private CommandSyntaxException Unexpected(string context) => Error($"unexpected {_token} in {context}");

    private static CommandSyntaxException Illegal(string number) => Error($"illegal number syntax: \"{number}\"");

    private static CommandSyntaxException Error(string problem) => new("expr: " + problem);
}
