using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs once before the first task.</summary>
public abstract class FrostingSetup : FrostingSetup<ICakeContext>;

/// <summary>Runs once before the first task.</summary>
/// <typeparam name="TContext">The context that the host was given.</typeparam>
public abstract class FrostingSetup<TContext> : IFrostingSetup
    where TContext : ICakeContext
{
    /// <summary>Runs once before the first task.</summary>
    public abstract void Setup(TContext context, ISetupContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);
}
