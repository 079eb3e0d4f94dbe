namespace Cortico.LoadGenerator.Http;

/// <summary>An answer with its body.</summary>
/// <param name="Body">Empty where there was no answer.</param>
public readonly record struct HttpAnswer(Outcome Outcome, ReadOnlyMemory<byte> Body);
