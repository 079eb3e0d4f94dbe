namespace Cake.Frosting;

/// <summary>The line that <c>--description</c> prints for a task.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>What the task is for.</summary>
    public string Description { get; } = description;
}
