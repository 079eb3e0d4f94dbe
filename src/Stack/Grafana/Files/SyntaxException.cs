namespace Cortico.Stack.Grafana.Files;

/// <summary>A text that is neither JSON nor YAML as its name promises.</summary>
public sealed class SyntaxException(string message, SourcePosition? position, Exception cause) : StackException(message, cause)
{
    public SourcePosition? Position { get; } = position;
}
