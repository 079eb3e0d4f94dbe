namespace Cortico.LoadGenerator.Running;

/// <summary>The calls of a scenario: as many as were ever under way at once.</summary>
internal sealed class CallPool
{
    private readonly Lock _gate = new();
    private readonly List<Call> _all = [];
    private readonly Stack<Call> _free = [];

    public Call Rent()
    {
        lock (_gate)
        {
            if (_free.TryPop(out var call)) return call;
            call = new Call();
            _all.Add(call);
            return call;
        }
    }

    public void Return(Call call)
    {
        call.End();
        lock (_gate) _free.Push(call);
    }

    /// <summary>Cancels every call whose deadline lies before this moment.</summary>
    public void CancelOverdue(TimeSpan now)
    {
        for (var n = 0; ; n++)
        {
            Call call;
            lock (_gate)
            {
                if (n >= _all.Count) return;
                call = _all[n];
            }
            call.CancelIfOver(now);
        }
    }
}
