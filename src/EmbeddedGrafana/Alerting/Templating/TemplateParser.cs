namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>
/// Reads the template language of Go's text/template (https://pkg.go.dev/text/template): text, actions between double braces with trim
/// markers, comments, if, with, range, define, template, block, break and continue.
/// </summary>
internal sealed class TemplateParser
{
    private const int MostDepth = 100;

    private readonly string _text;
    private readonly Func<string, bool> _isFunction;
    private readonly Dictionary<string, IReadOnlyList<TemplateNode>> _definitions = new(StringComparer.Ordinal);
    private readonly List<string> _variables = ["$"];
    private int _at;
    private int _depth;
    private int _loops;
    private bool _trimsNext;

    private TemplateParser(string text, Func<string, bool> isFunction) => (_text, _isFunction) = (text, isFunction);

    /// <param name="isFunction">Whether there is a function of that name: an unknown one is an error already here.</param>
    /// <param name="variables">Names that the template may use from the start, with their dollar.</param>
    /// <exception cref="TemplateException">It is no template.</exception>
    public static ParsedTemplate Parse(string text, Func<string, bool> isFunction, params IEnumerable<string> variables)
    {
        var parser = new TemplateParser(text, isFunction);
        parser._variables.AddRange(variables);
        var (body, closing) = parser.Body();
        return closing is null ? new ParsedTemplate(body, parser._definitions) : throw new TemplateException("unexpected {{" + closing[0].Text + "}}");
    }

    /// <summary>Nodes up to the end, or to an <c>end</c> or <c>else</c>, which is the second part.</summary>
    private (List<TemplateNode> Nodes, List<Token>? Closing) Body()
    {
        if (++_depth > MostDepth)
        {
            throw new TemplateException("the template is nested too deeply");
        }

        var visible = _variables.Count;
        var nodes = new List<TemplateNode>();
        List<Token>? closing = null;
        while (closing is null && Next(nodes) is { } tokens)
        {
            if (tokens[0] is { Kind: TokenKind.Word, Text: "end" or "else" })
            {
                closing = tokens;
            }
            else
            {
                nodes.Add(Node(tokens));
            }
        }

        _variables.RemoveRange(visible, _variables.Count - visible);
        _depth--;
        return (nodes, closing);
    }

    /// <summary>Adds the text before the next action and gives that action's words; null at the end.</summary>
    private List<Token>? Next(List<TemplateNode> nodes)
    {
        while (_at < _text.Length)
        {
            var open = _text.IndexOf("{{", _at, StringComparison.Ordinal);
            var text = open < 0 ? _text[_at..] : _text[_at..open];
            var trims = open >= 0 && open + 3 < _text.Length && _text[open + 2] == '-' && char.IsWhiteSpace(_text[open + 3]);
            text = _trimsNext ? text.TrimStart(' ', '\t', '\r', '\n') : text;
            text = trims ? text.TrimEnd(' ', '\t', '\r', '\n') : text;
            if (text.Length > 0)
            {
                nodes.Add(new TextNode(text));
            }

            if (open < 0)
            {
                _at = _text.Length;
                return null;
            }

            var inside = open + (trims ? 3 : 2);
            var close = ActionEnd(inside);
            _at = close + 2;
            _trimsNext = close > inside && _text[close - 1] == '-' && close - 2 >= inside - 1 && char.IsWhiteSpace(_text[close - 2]);
            var action = _text[inside..(_trimsNext ? close - 1 : close)];
            if (action.AsSpan().TrimStart().StartsWith("/*"))
            {
                continue;
            }

            var tokens = TokenReader.Read(action);
            return tokens is [{ Kind: TokenKind.End }] ? throw new TemplateException("missing value for command") : tokens;
        }

        return null;
    }

    private int ActionEnd(int from)
    {
        if (_text.AsSpan(from).TrimStart().StartsWith("/*"))
        {
            var comment = _text.IndexOf("*/", from, StringComparison.Ordinal);
            var after = comment < 0 ? -1 : _text.IndexOf("}}", comment, StringComparison.Ordinal);
            return after >= 0 && _text.AsSpan(comment + 2, after - comment - 2).Trim() is "" or "-" ? after : throw new TemplateException("unclosed comment");
        }

        for (var at = from; at < _text.Length; at++)
        {
            switch (_text[at])
            {
                case '"' or '\'' or '`':
                    var quote = _text[at];
                    for (at++; at < _text.Length && _text[at] != quote; at++)
                    {
                        at += _text[at] == '\\' && quote != '`' ? 1 : 0;
                    }

                    break;
                case '}' when at + 1 < _text.Length && _text[at + 1] == '}':
                    return at;
                default:
                    break;
            }
        }

        throw new TemplateException("unclosed action");
    }

    private TemplateNode Node(List<Token> tokens)
    {
        if (tokens[0].Kind != TokenKind.Word)
        {
            return new ActionNode(Whole(new CommandParser(tokens, 0, _variables, _isFunction)));
        }

        switch (tokens[0].Text)
        {
            case "if":
                return Branch(BranchKind.If, tokens, 1);
            case "with":
                return Branch(BranchKind.With, tokens, 1);
            case "range":
                return Branch(BranchKind.Range, tokens, 1);
            case "break" or "continue" when tokens.Count == 2:
                return _loops > 0 ? new LeaveNode(tokens[0].Text == "break") : throw new TemplateException("{{" + tokens[0].Text + "}} outside {{range}}");
            case "define":
                return Definition(tokens);
            case "block":
                Definition(tokens);
                return Include(tokens);
            case "template":
                return Include(tokens);
            default:
                return new ActionNode(Whole(new CommandParser(tokens, 0, _variables, _isFunction)));
        }
    }

    private BranchNode Branch(BranchKind kind, List<Token> tokens, int from)
    {
        var visible = _variables.Count;
        var pipeline = Whole(new CommandParser(tokens, from, _variables, _isFunction));
        _loops += kind == BranchKind.Range ? 1 : 0;
        var (body, closing) = Body();
        _loops -= kind == BranchKind.Range ? 1 : 0;
        IReadOnlyList<TemplateNode> otherwise = [];
        if (closing is [{ Text: "else" }, { Kind: TokenKind.Word, Text: "if" or "with" } next, ..])
        {
            // "else if" is an else with an if in it; both end with one "end".
            otherwise = [Branch(next.Text == "if" ? BranchKind.If : BranchKind.With, closing, 2)];
        }
        else if (closing is [{ Text: "else" }, { Kind: TokenKind.End }])
        {
            (otherwise, closing) = Body();
            closing = closing is [{ Text: "end" }, ..] ? closing : throw new TemplateException("expected {{end}} after {{else}}");
        }
        else if (closing is not [{ Text: "end" }, { Kind: TokenKind.End }])
        {
            throw new TemplateException("missing {{end}}");
        }

        _variables.RemoveRange(visible, _variables.Count - visible);
        return new BranchNode(kind, pipeline, body, otherwise);
    }

    private TextNode Definition(List<Token> tokens)
    {
        if (tokens[1] is not { Kind: TokenKind.Constant, Value: string name })
        {
            throw new TemplateException("a template's name must be a quoted text");
        }

        var outside = _variables.ToList();
        _variables.RemoveRange(1, _variables.Count - 1);
        var (body, closing) = Body();
        if (closing is not [{ Text: "end" }, ..])
        {
            throw new TemplateException("missing {{end}}");
        }

        _variables.Clear();
        _variables.AddRange(outside);
        _definitions[name] = body;
        return new TextNode("");
    }

    private IncludeNode Include(List<Token> tokens) => tokens[1] is { Kind: TokenKind.Constant, Value: string name }
        ? new IncludeNode(name, tokens[2].Kind == TokenKind.End ? null : Whole(new CommandParser(tokens, 2, _variables, _isFunction)))
        : throw new TemplateException("a template's name must be a quoted text");

    private static PipelineNode Whole(CommandParser parser)
    {
        var pipeline = parser.Pipeline();
        parser.ExpectEnd();
        return pipeline;
    }
}
