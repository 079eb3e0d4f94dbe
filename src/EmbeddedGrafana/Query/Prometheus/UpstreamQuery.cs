using System.Globalization;
using System.Text;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>One call of Prometheus' query API. Two that are equal have the same answer.</summary>
/// <param name="Path">"api/v1/query" or "api/v1/query_range".</param>
/// <param name="Expression">PromQL without macros.</param>
/// <param name="Start">Seconds since 1970 as they are sent; empty for an instant query.</param>
/// <param name="End">The end of the range, or the time of an instant query.</param>
/// <param name="Step">Seconds; empty for an instant query.</param>
internal sealed record UpstreamQuery(PrometheusTarget Target, string Path, string Expression, string Start, string End, string Step)
{
    public bool IsInstant => Step.Length == 0;

    public static UpstreamQuery Instant(PrometheusTarget target, string expression, DateTimeOffset time) =>
        new(target, "api/v1/query", expression, "", Seconds(time), "");

    /// <summary>Both ends go down to a multiple of the step, so that a dashboard that refreshes asks for the same points again.</summary>
    public static UpstreamQuery Range(PrometheusTarget target, string expression, TimeRange range, TimeSpan step, long utcOffsetSeconds) => new(
        target,
        "api/v1/query_range",
        expression,
        Aligned(range.From, step, utcOffsetSeconds),
        Aligned(range.To, step, utcOffsetSeconds),
        step.TotalSeconds.ToString("0.#########", CultureInfo.InvariantCulture));

    /// <summary>Parameters in the order that Go sends them, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        if (!IsInstant)
        {
            yield return new("end", End);
        }

        yield return new("query", Expression);
        if (!IsInstant)
        {
            yield return new("start", Start);
            yield return new("step", Step);
        }
        else
        {
            yield return new("time", End);
        }

        if (Target.QueryTimeout.Length > 0)
        {
            yield return new("timeout", Target.QueryTimeout);
        }
    }

    /// <summary>For GET: everything in the address.</summary>
    public string PathWithParameters()
    {
        var text = new StringBuilder(Path, Path.Length + (Expression.Length * 2) + 64);
        var separator = '?';
        foreach (var (name, value) in Parameters())
        {
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return Target.CustomParameters.Length == 0 ? text.ToString() : text.Append('&').Append(Target.CustomParameters).ToString();
    }

    /// <summary>For POST: the parameters are the body, but for those that the data source adds.</summary>
    public string PathWithCustomParameters() => Target.CustomParameters.Length == 0 ? Path : Path + "?" + Target.CustomParameters;

    private static string Aligned(DateTimeOffset time, TimeSpan step, long utcOffsetSeconds)
    {
        if (step <= TimeSpan.Zero)
        {
            // Prometheus says itself what it thinks of such a step.
            return Seconds(time);
        }

        var offset = utcOffsetSeconds * TimeSpan.TicksPerSecond;
        var ticks = (time - DateTimeOffset.UnixEpoch).Ticks + offset;
        var aligned = ticks - (((ticks % step.Ticks) + step.Ticks) % step.Ticks);
        return Seconds(DateTimeOffset.UnixEpoch.AddTicks(aligned - offset));
    }

    private static string Seconds(DateTimeOffset time) =>
        ((decimal)(time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond).ToString("0.#########", CultureInfo.InvariantCulture);
}
