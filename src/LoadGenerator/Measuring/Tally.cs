using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Measuring;

/// <summary>Requests by what came of them.</summary>
internal sealed class Tally
{
    private long _succeeded;
    private long _refused;
    private long _unanswered;

    public RequestCounts Requests => new(_succeeded, _refused, _unanswered);

    public void Count(in Outcome outcome)
    {
        if (outcome.Status == 0) _unanswered++;
        else if (outcome.Succeeded) _succeeded++;
        else _refused++;
    }

    public void Add(Tally other)
    {
        _succeeded += other._succeeded;
        _refused += other._refused;
        _unanswered += other._unanswered;
    }

    public void Clear() => (_succeeded, _refused, _unanswered) = (0, 0, 0);
}
