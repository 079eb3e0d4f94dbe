using System.Reflection;
using Cake.Core;

namespace Cake.Frosting.Hosting;

/// <summary>What the class of a task says about it.</summary>
internal sealed record TaskType(Type Type)
{
    public string Name => Type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? Type.Name;

    public string? Description => Type.GetCustomAttribute<TaskDescriptionAttribute>()?.Description;

    /// <summary>The context that the task was written for, read from its direct base class.</summary>
    public Type ContextType => Type.BaseType is { IsGenericType: true } parent && IsTaskBase(parent)
        ? parent.GenericTypeArguments[0]
        : typeof(ICakeContext);

    public string RunMethod
    {
        get
        {
            for (var type = Type.BaseType; type is not null; type = type.BaseType)
            {
                if (type.IsGenericType && IsTaskBase(type))
                {
                    return type.GetGenericTypeDefinition() == typeof(FrostingTask<>)
                        ? nameof(FrostingTask.Run)
                        : nameof(AsyncFrostingTask.RunAsync);
                }
            }

            throw new InvalidOperationException(
                $"{Type.FullName} is registered as a task but derives from neither FrostingTask nor AsyncFrostingTask.");
        }
    }

    /// <summary>Whether the class, or one between it and the task base, overrides the method.</summary>
    public bool Overrides(string method, params Type[] parameters) =>
        Type.GetMethod(method, parameters) is { } found && found.GetBaseDefinition().DeclaringType != found.DeclaringType;

    private static bool IsTaskBase(Type type) =>
        type.GetGenericTypeDefinition() is var open && (open == typeof(FrostingTask<>) || open == typeof(AsyncFrostingTask<>));
}
