namespace Cortico.Stack.Load;

/// <summary>A line of the generator's standard output; one of the three is there.</summary>
/// <param name="Result">The last line of a run that was carried out.</param>
/// <param name="Error">The last line of one that could not be: what is wrong and what to do.</param>
public sealed record GeneratorMessage(LoadProgress? Progress = null, LoadResult? Result = null, string? Error = null);
