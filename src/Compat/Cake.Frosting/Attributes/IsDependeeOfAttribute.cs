namespace Cake.Frosting;

/// <summary>The reverse of <see cref="IsDependentOnAttribute"/>: this task runs before the one that is named.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependeeOfAttribute(Type type) : Attribute
{
    /// <summary>The task that waits for this one; anything but a task is a <see cref="FrostingException"/> when the host starts.</summary>
    public Type Task { get; } = type;
}
