using System.Runtime.InteropServices;
using Cake.Core;
using Cake.Frosting;

namespace Cortico.Build;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation, so that a task can clean up before the build ends.</summary>
public sealed class BuildLifetime : FrostingLifetime<BuildContext>
{
    private static readonly CancellationTokenSource Interruption = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    public static CancellationToken Interrupted => Interruption.Token;

    public override void Setup(BuildContext context, ISetupContext info)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            _signals.Add(PosixSignalRegistration.Create(signal, Interrupt));
    }

    public override void Teardown(BuildContext context, ITeardownContext info)
    {
        foreach (var signal in _signals) signal.Dispose();
        context.Http.Dispose();
    }

    /// <summary>The first signal asks the task to clean up; a second one ends the build as usual.</summary>
    private static void Interrupt(PosixSignalContext signal)
    {
        if (Interruption.IsCancellationRequested) return;
        signal.Cancel = true;
        Interruption.Cancel();
    }
}
