using Cortico.Stack.FireDrills;

namespace Cortico.Stack.Tests.FireDrills;

/// <summary>Its request gets no answer within the client's own limit.</summary>
internal sealed class HangingCause : ICause
{
    public const string Said = "the limit of 100 seconds elapsed";

    public string What => "ask in vain";

    public string Report => "no answer";

    public Task StartAsync(CancellationToken cancellation) => Task.FromException(new TaskCanceledException(Said));

    public Task EndAsync(CancellationToken cancellation) => Task.CompletedTask;
}
