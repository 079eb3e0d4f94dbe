namespace Cortico.Stack;

/// <summary>
/// Something went wrong that the user can understand and mend. The message says what was tried, on what,
/// what came back and what to do next; it is printed as it is, without a stack trace.
/// </summary>
public class StackException : Exception
{
    public StackException(string message) : base(message)
    {
    }

    public StackException(string message, Exception cause) : base(message, cause)
    {
    }
}
