namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <param name="Variables">One or two names with their dollar; none where the result goes on.</param>
/// <param name="Declares">Whether <c>:=</c> made them, instead of <c>=</c>.</param>
internal sealed record PipelineNode(IReadOnlyList<string> Variables, bool Declares, IReadOnlyList<CommandNode> Commands);
