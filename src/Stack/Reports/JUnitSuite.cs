using System.Collections.Immutable;

namespace Cortico.Stack.Reports;

/// <param name="Output">What stands beside the cases; null for nothing.</param>
internal sealed record JUnitSuite(string Name, ImmutableArray<JUnitCase> Cases, string? Output = null);
