namespace Cake.Frosting;

/// <summary>Names a task that runs before this one; several run in the order in which they are written.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependentOnAttribute(Type type) : Attribute
{
    /// <summary>The task that comes first; anything but a task is a <see cref="FrostingException"/> when the host starts.</summary>
    public Type Task { get; } = type;
}
