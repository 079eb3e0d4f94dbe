using Cortico.Stack.FireDrills;

namespace Cortico.Stack.Tests.FireDrills;

/// <summary>It can't be begun.</summary>
internal sealed class FailingCause : ICause
{
    public const string Said = "POST http://127.0.0.1:1/fault was not answered within 100 s.";

    public string What => "ask in vain";

    public string Report => "no answer";

    public Task StartAsync(CancellationToken cancellation) => Task.FromException(new StackException(Said));

    public Task EndAsync(CancellationToken cancellation) => Task.CompletedTask;
}
