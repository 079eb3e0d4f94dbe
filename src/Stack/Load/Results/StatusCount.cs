namespace Cortico.Stack.Load;

/// <param name="Status">HTTP status code.</param>
/// <param name="Count">Answers with it, warm-up included.</param>
public sealed record StatusCount(int Status, long Count);
