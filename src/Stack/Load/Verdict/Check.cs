namespace Cortico.Stack.Load;

/// <summary>One line of the verdict.</summary>
/// <param name="Subject">Whom it is about, for example <c>client web</c>, <c>server</c>, <c>agreement</c>.</param>
/// <param name="Name">What was looked at.</param>
/// <param name="Limit">What it may be, in words; empty where it is only told.</param>
/// <param name="Measured">What it was, in words.</param>
/// <param name="Passed">Whether that is within the limit.</param>
/// <param name="Note">What helps to understand it; may be null.</param>
public sealed record Check(string Subject, string Name, string Limit, string Measured, bool Passed, string? Note = null)
{
    /// <summary>A sentence with both figures.</summary>
    public override string ToString() => $"{Subject}, {Name}: {Measured}{(Limit.Length == 0 ? "" : $", limit {Limit}")}{(Note is null ? "" : $" ({Note})")}";
}
