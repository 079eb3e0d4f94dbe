namespace Cortico.Stack.Load;

/// <summary>Requests that failed in the same way.</summary>
/// <param name="Kind">A status code such as <c>503</c>, or <c>connection refused</c>, <c>connection lost</c>, <c>timeout</c>, <c>name not found</c>, <c>TLS failed</c>, <c>unreadable answer</c>.</param>
/// <param name="Count">How many, warm-up included.</param>
/// <param name="Example">What the first of them said, one line.</param>
public sealed record ErrorGroup(string Kind, long Count, string Example);
