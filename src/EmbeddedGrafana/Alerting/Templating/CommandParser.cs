namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Reads the pipeline of an action from its words.</summary>
internal sealed class CommandParser(List<Token> tokens, int from, List<string> variables, Func<string, bool> isFunction)
{
    private const int MostDepth = 50;
    private int _at = from;
    private int _depth;

    private Token Current => tokens[_at];

    public PipelineNode Pipeline()
    {
        if (++_depth > MostDepth)
        {
            throw new TemplateException("the pipeline is nested too deeply");
        }

        var (assigned, declares) = Assignment();
        var commands = new List<CommandNode> { Command() };
        while (Current.Kind == TokenKind.Pipe)
        {
            _at++;
            var next = Command();
            if (next.Operands[0].Kind is not (OperandKind.Function or OperandKind.Parenthesis or OperandKind.Variable))
            {
                throw new TemplateException("non executable command in pipeline");
            }

            commands.Add(next);
        }

        _depth--;
        return new PipelineNode(assigned, declares, commands);
    }

    public void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw new TemplateException($"unexpected \"{Current.Text}\" in an action");
        }
    }

    private (List<string> Variables, bool Declares) Assignment()
    {
        var names = new List<string>();
        if (Current.Kind == TokenKind.Variable && tokens[_at + 1].Kind is TokenKind.Declare or TokenKind.Assign)
        {
            names.Add(tokens[_at++].Text);
        }
        else if (Current.Kind == TokenKind.Variable && tokens[_at + 1].Kind == TokenKind.Comma && tokens[_at + 2].Kind == TokenKind.Variable && tokens[_at + 3].Kind is TokenKind.Declare or TokenKind.Assign)
        {
            names.AddRange([tokens[_at].Text, tokens[_at + 2].Text]);
            _at += 3;
        }
        else
        {
            return (names, false);
        }

        var declares = tokens[_at++].Kind == TokenKind.Declare;
        if (declares)
        {
            variables.AddRange(names);
        }
        else if (names.Find(name => !variables.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw Undefined(unknown);
        }

        return (names, declares);
    }

    private CommandNode Command()
    {
        var operands = new List<OperandNode>();
        while (Current.Kind is not (TokenKind.Pipe or TokenKind.Close or TokenKind.End))
        {
            operands.Add(Operand());
        }

        return operands.Count > 0 ? new CommandNode(operands) : throw new TemplateException("missing value for command");
    }

    private OperandNode Operand()
    {
        var token = tokens[_at++];
        switch (token.Kind)
        {
            case TokenKind.Constant:
                return new OperandNode(OperandKind.Constant, "", token.Value, []);
            case TokenKind.Nil:
                return new OperandNode(OperandKind.Nil, "", null, []);
            case TokenKind.Dot:
                return new OperandNode(OperandKind.Dot, "", null, []);
            case TokenKind.Field:
                return new OperandNode(OperandKind.Dot, "", null, [token.Text, .. Fields()]);
            case TokenKind.Word:
                return isFunction(token.Text) ? new OperandNode(OperandKind.Function, token.Text, null, Fields()) : throw new TemplateException($"function \"{token.Text}\" not defined");
            case TokenKind.Variable:
                return variables.Contains(token.Text, StringComparer.Ordinal) ? new OperandNode(OperandKind.Variable, token.Text, null, Fields()) : throw Undefined(token.Text);
            case TokenKind.Open:
                var inner = Pipeline();
                if (tokens[_at++].Kind != TokenKind.Close)
                {
                    throw new TemplateException("unclosed left paren");
                }

                return new OperandNode(OperandKind.Parenthesis, "", null, Fields(), inner);
            default:
                throw new TemplateException($"unexpected \"{token.Text}\" in an action");
        }
    }

    private List<string> Fields()
    {
        var fields = new List<string>();
        while (Current.Kind == TokenKind.Chained)
        {
            fields.Add(tokens[_at++].Text);
        }

        return fields;
    }

    private static TemplateException Undefined(string variable) => new($"undefined variable \"{variable}\"");
}
