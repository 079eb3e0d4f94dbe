namespace Cake.Frosting;

/// <summary>The host was put together wrongly, or was started where it can't work.</summary>
public sealed class FrostingException : Exception
{
    /// <summary>An error that was found by the host itself.</summary>
    public FrostingException(string message)
        : base(message)
    {
    }

    /// <summary>An error with the exception that led to it.</summary>
    public FrostingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
