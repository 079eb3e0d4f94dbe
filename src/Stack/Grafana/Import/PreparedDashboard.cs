using System.Collections.Immutable;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Import;

/// <summary>A dashboard as it is sent.</summary>
/// <param name="File">Where it comes from.</param>
/// <param name="Model">Compact JSON.</param>
/// <param name="Notes">What is in it otherwise than in the file.</param>
internal sealed record PreparedDashboard(DashboardFile File, ReadOnlyMemory<byte> Model, ImmutableArray<string> Notes);
