namespace Cake.Frosting;

/// <summary>Gives a task the name by which <c>--target</c> calls it; without it the class name serves.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>The task's name; Cake compares names without regard to case.</summary>
    public string Name { get; } = name;
}
