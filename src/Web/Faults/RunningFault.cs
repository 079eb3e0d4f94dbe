namespace Cortico.Web.Faults;

/// <summary>The answer to a fault that lasts.</summary>
/// <param name="Seconds">How long it runs unless it is ended.</param>
/// <param name="EndedBy">The request that ends it.</param>
public sealed record RunningFault(string Fault, int Seconds, string EndedBy);
