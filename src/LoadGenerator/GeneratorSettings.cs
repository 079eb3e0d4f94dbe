namespace Cortico.LoadGenerator;

/// <summary>What the process that generates load does differently from a server.</summary>
public static class GeneratorSettings
{
    /// <summary>
    /// Lets the thread that learns of an answer read it, instead of handing it to a thread of the pool: a generator does next to
    /// nothing with an answer, and each hand-over costs more than that. About half the CPU time at 2,000 requests a second.
    /// </summary>
    /// <remarks>It holds for the whole process and is read once: call it before the first connection.</remarks>
    public static void Apply() => Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
}
