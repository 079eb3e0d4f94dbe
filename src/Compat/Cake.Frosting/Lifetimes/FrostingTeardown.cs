using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs once after the last task, also when a task failed.</summary>
public abstract class FrostingTeardown : FrostingTeardown<ICakeContext>;

/// <summary>Runs once after the last task, also when a task failed.</summary>
/// <typeparam name="TContext">The context that the host was given.</typeparam>
public abstract class FrostingTeardown<TContext> : IFrostingTeardown
    where TContext : ICakeContext
{
    /// <summary>Runs once after the last task, also when a task failed.</summary>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}
