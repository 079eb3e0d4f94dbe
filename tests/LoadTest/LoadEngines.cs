using Cortico.LoadGenerator;
using Cortico.Stack;
using Cortico.Stack.Load;

namespace Cortico.LoadTest;

/// <summary>The load engines that this build has.</summary>
internal static class LoadEngines
{
    /// <exception cref="StackException">There is none of that name here.</exception>
    public static ILoadEngine Get(string name) => name switch
    {
        LoadEngineName.BuiltIn => new BuiltInEngine(TimeProvider.System),
#if NBOMBER
        LoadEngineName.Auto => new PreferredEngine(NBomber(), new BuiltInEngine(TimeProvider.System)),
        LoadEngineName.NBomber => NBomber(),
#else
        LoadEngineName.Auto => new BuiltInEngine(TimeProvider.System),
        LoadEngineName.NBomber => throw new StackException("--load-engine=nbomber: this build has no NBomber, as the package feed lacks it. Leave it out, or build with --feed=full where a feed carries it."),
#endif
        _ => throw new StackException($"--load-engine={name} is not known."),
    };
#if NBOMBER

    private static NBomberEngine NBomber() => new(Environment.GetEnvironmentVariable(NBomberEngine.LicenseVariable));
#endif
}
