using System.Globalization;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>A time range as the page sends it: two moments, worked out once for all queries.</summary>
internal sealed record TimeWindow(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeSpan Default = TimeSpan.FromHours(6);

    public TimeSpan Length => To - From;

    public string FromMs => From.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public string ToMs => To.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The dashboard's own range; the last six hours where it has none, as in Grafana.</summary>
    public static TimeWindow Of(JsonObject model, DateTimeOffset now)
    {
        var time = model.Child("time");
        return new TimeWindow(RelativeTime.Parse(time.Text("from"), now, roundUp: false) ?? now - Default, RelativeTime.Parse(time.Text("to"), now, roundUp: true) ?? now);
    }

    /// <summary>A panel may look back over another time (<c>timeFrom</c>) or be shifted (<c>timeShift</c>).</summary>
    public TimeWindow For(JsonObject panel, DateTimeOffset now)
    {
        var window = this;
        if (PromDuration.TryParse(panel.Text("timeFrom"), out var back) && back > TimeSpan.Zero) window = new TimeWindow(now - back, now);
        return PromDuration.TryParse(panel.Text("timeShift"), out var shift) ? new TimeWindow(window.From - shift, window.To - shift) : window;
    }
}
