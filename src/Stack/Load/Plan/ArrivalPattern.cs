namespace Cortico.Stack.Load;

/// <summary>How the arrivals of an open model lie in time.</summary>
public enum ArrivalPattern
{
    /// <summary>At equal distances.</summary>
    Even,

    /// <summary>At random and independent of each other, from a seed: the same arrivals in each run.</summary>
    Poisson,
}
