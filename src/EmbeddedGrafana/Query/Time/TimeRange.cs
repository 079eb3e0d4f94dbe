using System.Runtime.InteropServices;

namespace Cortico.EmbeddedGrafana.Query.Time;

/// <summary>The range of a query, both ends in UTC.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;

    /// <summary>Reads both ends; an end that cannot be read becomes 1970-01-01, as in Grafana.</summary>
    public static TimeRange Parse(string from, string to, DateTimeOffset now) => new(
        DateMath.TryParse(from, now, end: false, out var start) ? start : DateTimeOffset.UnixEpoch,
        DateMath.TryParse(to, now, end: true, out var end) ? end : DateTimeOffset.UnixEpoch);
}
