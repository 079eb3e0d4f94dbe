using System.Text;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Runs a template once. Its output and its steps are bounded.</summary>
internal sealed class TemplateRun(ParsedTemplate template, TemplateData data, Uri externalUrl)
{
    /// <summary>Characters of the result.</summary>
    public const int MostCharacters = 64 * 1024;

    private const int MostSteps = 100_000;
    private const int MostIncludes = 50;

    private readonly StringBuilder _output = new();
    private List<(string Name, object? Value)> _variables = [("$", data)];
    private int _steps;
    private int _includes;

    private enum Leave
    {
        No,
        Break,
        Continue,
    }

    /// <exception cref="TemplateException">It failed, or grew too long.</exception>
    public string Run(params IEnumerable<(string Name, object? Value)> variables)
    {
        _variables.AddRange(variables);
        Body(template.Body, data);
        return _output.ToString();
    }

    private Leave Body(IReadOnlyList<TemplateNode> nodes, object? dot)
    {
        var visible = _variables.Count;
        var leave = Leave.No;
        for (var index = 0; index < nodes.Count && leave == Leave.No; index++)
        {
            leave = Node(nodes[index], dot);
        }

        _variables.RemoveRange(visible, _variables.Count - visible);
        return leave;
    }

    private Leave Node(TemplateNode node, object? dot)
    {
        if (++_steps > MostSteps)
        {
            throw new TemplateException("the template takes too many steps");
        }

        switch (node)
        {
            case TextNode text:
                Write(text.Text);
                return Leave.No;
            case ActionNode action:
                var value = Pipeline(action.Pipeline, dot);
                if (action.Pipeline.Variables.Count == 0)
                {
                    Write(value is null or NoValue ? "<no value>" : GoPrint.Text(value));
                }

                return Leave.No;
            case LeaveNode leave:
                return leave.Break ? Leave.Break : Leave.Continue;
            case IncludeNode include:
                Include(include, dot);
                return Leave.No;
            case BranchNode { Kind: BranchKind.Range } loop:
                return Range(loop, dot);
            default:
                return Choice((BranchNode)node, dot);
        }
    }

    private Leave Choice(BranchNode branch, object? dot)
    {
        var visible = _variables.Count;
        var value = Pipeline(branch.Pipeline, dot);
        var leave = TemplateTruth.Of(value) ? Body(branch.Body, branch.Kind == BranchKind.With ? value : dot) : Body(branch.Else, dot);
        _variables.RemoveRange(visible, _variables.Count - visible);
        return leave;
    }

    private Leave Range(BranchNode loop, object? dot)
    {
        var visible = _variables.Count;
        var entries = TemplateAccess.Entries(Pipeline(loop.Pipeline with { Variables = [] }, dot));
        var any = false;
        foreach (var (key, value) in entries)
        {
            any = true;
            if (++_steps > MostSteps)
            {
                throw new TemplateException("the template takes too many steps");
            }

            switch (loop.Pipeline.Variables)
            {
                case [var one]:
                    Set(one, value, loop.Pipeline.Declares);
                    break;
                case [var first, var second]:
                    Set(first, key, loop.Pipeline.Declares);
                    Set(second, value, loop.Pipeline.Declares);
                    break;
                default:
                    break;
            }

            var leave = Body(loop.Body, value);
            _variables.RemoveRange(visible, _variables.Count - visible);
            if (leave == Leave.Break)
            {
                return Leave.No;
            }
        }

        return any ? Leave.No : Body(loop.Else, dot);
    }

    private void Include(IncludeNode include, object? dot)
    {
        if (!template.Definitions.TryGetValue(include.Name, out var body))
        {
            throw new TemplateException($"template \"{include.Name}\" not defined");
        }

        if (++_includes > MostIncludes)
        {
            throw new TemplateException("exceeded maximum template depth");
        }

        var given = include.Pipeline is null ? null : Pipeline(include.Pipeline, dot);
        var outside = _variables;
        _variables = [("$", given)];
        Body(body, given);
        _variables = outside;
        _includes--;
    }

    private object? Pipeline(PipelineNode pipeline, object? dot)
    {
        object? value = null;
        for (var index = 0; index < pipeline.Commands.Count; index++)
        {
            value = Command(pipeline.Commands[index], dot, index > 0 ? [value] : []);
        }

        foreach (var name in pipeline.Variables)
        {
            Set(name, value, pipeline.Declares);
        }

        return value;
    }

    /// <param name="last">What the command before it gave: its last operand.</param>
    private object? Command(CommandNode command, object? dot, object?[] last)
    {
        var first = command.Operands[0];
        if (first.Kind != OperandKind.Function)
        {
            return command.Operands.Count + last.Length == 1 ? Operand(first, dot) : throw new TemplateException("can't give argument to non-function");
        }

        var rest = command.Operands.Skip(1);
        var called = first.Name switch
        {
            "and" or "or" => Shortened(first.Name == "and", rest, dot, last),
            _ => TemplateFunctions.Call(first.Name, [.. rest.Select(operand => Operand(operand, dot)), .. last], externalUrl),
        };
        return first.Fields.Aggregate(called, TemplateAccess.Field);
    }

    /// <summary>The first operand that decides, or the last.</summary>
    private object? Shortened(bool stopsAtFalse, IEnumerable<OperandNode> operands, object? dot, object?[] last)
    {
        object? value = NoValue.Instance;
        foreach (var operand in operands)
        {
            value = Operand(operand, dot);
            if (TemplateTruth.Of(value) != stopsAtFalse)
            {
                return value;
            }
        }

        return last is [var given] ? given : value;
    }

    private object? Operand(OperandNode operand, object? dot)
    {
        var value = operand.Kind switch
        {
            OperandKind.Constant => operand.Value,
            OperandKind.Nil => null,
            OperandKind.Dot => dot,
            OperandKind.Variable => _variables.FindLast(variable => variable.Name == operand.Name).Value,
            OperandKind.Parenthesis => Pipeline(operand.Inner!, dot),
            _ => TemplateFunctions.Call(operand.Name, [], externalUrl),
        };
        return operand.Fields.Aggregate(value, TemplateAccess.Field);
    }

    private void Set(string name, object? value, bool declares)
    {
        var at = declares ? -1 : _variables.FindLastIndex(variable => variable.Name == name);
        if (at < 0)
        {
            _variables.Add((name, value));
        }
        else
        {
            _variables[at] = (name, value);
        }
    }

    private void Write(string text)
    {
        if (_output.Length + text.Length > MostCharacters)
        {
            throw new TemplateException("the result is too long");
        }

        _output.Append(text);
    }
}
