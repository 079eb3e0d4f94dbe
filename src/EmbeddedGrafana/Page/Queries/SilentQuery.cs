using System.Runtime.InteropServices;

namespace Cortico.EmbeddedGrafana.Page.Queries;

/// <summary>A query that brought nothing to draw, without having failed.</summary>
/// <param name="HasHistograms">It brought native histograms.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SilentQuery(string RefId, string Expression, bool HasHistograms);
