using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs once after the last task, also when a task failed.</summary>
public interface IFrostingTeardown
{
    /// <summary>Runs once after the last task, also when a task failed.</summary>
    void Teardown(ICakeContext context, ITeardownContext info);
}
