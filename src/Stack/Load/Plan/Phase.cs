namespace Cortico.Stack.Load;

/// <summary>A stretch of a rate profile: from one level to another in a straight line.</summary>
/// <param name="Name">For example <c>ramp</c>, <c>hold</c> or <c>spike</c>.</param>
/// <param name="From">Iterations a second (open model) or users (closed model) at its begin.</param>
/// <param name="To">The same at its end.</param>
/// <param name="Duration">How long it takes.</param>
public sealed record Phase(string Name, double From, double To, TimeSpan Duration);
