namespace Cortico.Stack.Load;

/// <summary>What is held constant: how often requests begin, or how many users there are.</summary>
public enum LoadModel
{
    /// <summary>Arrivals come at a rate of their own, however slow the answers are, as users of the Internet do.</summary>
    Open,

    /// <summary>So many users, each of whom begins again when the last answer is in: a slow server gets less load.</summary>
    Closed,
}
