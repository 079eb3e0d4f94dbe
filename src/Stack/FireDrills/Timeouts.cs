namespace Cortico.Stack.FireDrills;

internal static class Timeouts
{
    /// <summary>Whether this is an <see cref="HttpClient"/>'s own limit, which it throws as if someone had cancelled.</summary>
    public static bool IsTimeout(this Exception problem, CancellationToken cancellation) => problem is OperationCanceledException && !cancellation.IsCancellationRequested;
}
