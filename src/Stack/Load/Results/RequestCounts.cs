namespace Cortico.Stack.Load;

/// <summary>Requests, each counted once.</summary>
/// <param name="Succeeded">Answered well.</param>
/// <param name="Refused">Answered with an error status (400 and up).</param>
/// <param name="Unanswered">No answer: no connection, a broken one, or none in time. Whether the server saw them is unknown.</param>
public sealed record RequestCounts(long Succeeded, long Refused, long Unanswered)
{
    public static RequestCounts None { get; } = new(0, 0, 0);

    public long Failed => Refused + Unanswered;

    public long Answered => Succeeded + Refused;

    public long All => Succeeded + Refused + Unanswered;

    /// <summary>0 to 1; 0 where there was no request.</summary>
    public double ErrorRatio => All == 0 ? 0 : (double)Failed / All;

    public static RequestCounts operator +(RequestCounts a, RequestCounts b) => new(a.Succeeded + b.Succeeded, a.Refused + b.Refused, a.Unanswered + b.Unanswered);
}
