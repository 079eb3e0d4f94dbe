using System.Collections.Immutable;

namespace Cortico.Stack.Grafana.Export;

/// <summary>What an export did.</summary>
/// <param name="Files">What was written; files that say what Grafana holds are left alone.</param>
/// <param name="Notes">What was not written, and why.</param>
public sealed record ExportResult(ImmutableArray<ExportedFile> Files, ImmutableArray<string> Notes);
