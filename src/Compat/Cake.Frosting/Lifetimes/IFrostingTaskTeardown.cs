using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs after each task, also when it failed.</summary>
public interface IFrostingTaskTeardown
{
    /// <summary>Runs after each task, also when it failed.</summary>
    void Teardown(ICakeContext context, ITaskTeardownContext info);
}
