namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>How many points the expressions of one request or rule may still make: a short formula can multiply long series.</summary>
internal sealed class PointBudget(int points)
{
    private long _left = points;

    /// <exception cref="ExpressionFailure">Nothing is left.</exception>
    public void Spend(long count)
    {
        _left -= count;
        if (_left < 0)
        {
            throw new ExpressionFailure($"the expressions make more than {points} points. Take a shorter range, a longer interval or fewer series");
        }
    }
}
