namespace Cortico.Build;

/// <summary>Names the arguments that a task reads; the help is made from it, and an argument that no task reads is refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TaskArgumentsAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
