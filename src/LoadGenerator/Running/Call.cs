using System.Diagnostics.CodeAnalysis;

namespace Cortico.LoadGenerator.Running;

/// <summary>The patience for one request. Used again and again: a timer for each request would cost more than the request.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing that needs to be disposed.")]
internal sealed class Call
{
    private readonly Lock _gate = new();
    private CancellationTokenSource _source = new();
    private long _deadline = long.MaxValue;

    /// <returns>Cancelled when the deadline is over.</returns>
    public CancellationToken Begin(TimeSpan deadline)
    {
        lock (_gate)
        {
            _deadline = deadline.Ticks;
            return _source.Token;
        }
    }

    /// <summary>It may now take as long as it wants.</summary>
    public void End()
    {
        lock (_gate) _deadline = long.MaxValue;
    }

    public void CancelIfOver(TimeSpan now)
    {
        if (Volatile.Read(ref _deadline) > now.Ticks) return;
        CancellationTokenSource overdue;
        lock (_gate)
        {
            if (_deadline > now.Ticks) return;
            // The next user must not get a token that is cancelled, or is about to be.
            (overdue, _source, _deadline) = (_source, new CancellationTokenSource(), long.MaxValue);
        }
        overdue.Cancel();
    }
}
