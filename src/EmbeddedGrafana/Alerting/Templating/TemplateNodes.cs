namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>A piece of a template that was read.</summary>
internal abstract record TemplateNode;

internal sealed record TextNode(string Text) : TemplateNode;

/// <summary>Prints what the pipeline gives, unless it gives that to a variable.</summary>
internal sealed record ActionNode(PipelineNode Pipeline) : TemplateNode;

internal sealed record BranchNode(BranchKind Kind, PipelineNode Pipeline, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else) : TemplateNode;

/// <summary><c>{{template "name" pipeline}}</c></summary>
internal sealed record IncludeNode(string Name, PipelineNode? Pipeline) : TemplateNode;

/// <summary><c>{{break}}</c> or <c>{{continue}}</c></summary>
internal sealed record LeaveNode(bool Break) : TemplateNode;

/// <param name="Variables">One or two names with their dollar; none where the result goes on.</param>
/// <param name="Declares">Whether <c>:=</c> made them, instead of <c>=</c>.</param>
internal sealed record PipelineNode(IReadOnlyList<string> Variables, bool Declares, IReadOnlyList<CommandNode> Commands);

/// <summary>A function with its operands, or a single operand.</summary>
internal sealed record CommandNode(IReadOnlyList<OperandNode> Operands);

/// <param name="Fields">Names after it: <c>$values.A.Value</c>.</param>
internal sealed record OperandNode(OperandKind Kind, string Name, object? Value, IReadOnlyList<string> Fields, PipelineNode? Inner = null);
