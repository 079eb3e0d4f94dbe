using Cortico.Stack;

namespace Cortico.LoadGenerator;

/// <summary>A load engine could not begin this plan; not one iteration of it has run.</summary>
public sealed class EngineUnavailableException : StackException
{
    public EngineUnavailableException(string message) : base(message)
    {
    }

    public EngineUnavailableException(string message, Exception cause) : base(message, cause)
    {
    }
}
