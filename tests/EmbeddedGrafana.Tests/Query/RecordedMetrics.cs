using System.Globalization;
using System.Text;

namespace Cortico.EmbeddedGrafana.Tests.Query;

/// <summary>The series that stood behind the recorded queries, an hour of them around now, a sample every 5 s.</summary>
internal static class RecordedMetrics
{
    private const string Web = "instance=\"127.0.0.1:18000\",job=\"web\",service=\"web\"";
    private const int Interval = 5;

    /// <param name="now">Seconds since 1970.</param>
    public static string OpenMetrics(long now)
    {
        var text = new StringBuilder();
        Family(text, now, "up", "gauge", [(Web, _ => "1"), ("instance=\"127.0.0.1:18001\",job=\"prometheus\"", _ => "1"), ("instance=\"127.0.0.1:18009\",job=\"down\",service=\"gone\"", _ => "0")]);
        Family(text, now, "app_info", "unknown", [(Web + ",version=\"1.0.3\"", _ => "1")]);
        Family(text, now, "divide_zero", "gauge", [(Web, _ => "NaN")]);
        Family(text, now, "http_requests_received_total", "unknown",
            [("code=\"200\",endpoint=\"/\",method=\"GET\"," + Web, tick => $"{tick * 97}"), ("code=\"500\",endpoint=\"/\",method=\"GET\"," + Web, tick => $"{tick * 3}")]);
        string[] bounds = ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"];
        Family(text, now, "http_request_duration_seconds_bucket", "unknown", bounds.Select((bound, index) => (
            $"code=\"200\",endpoint=\"/\",method=\"GET\",le=\"{bound}\"," + Web, (Func<long, string>)(tick => $"{tick * 100 * Math.Min(index + 1, 7) / 7}"))));
        return text.Append("# EOF\n").ToString();
    }

    private static void Family(StringBuilder text, long now, string name, string type, IEnumerable<(string Labels, Func<long, string> Value)> series)
    {
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {type}\n");
        var first = (now / Interval * Interval) - 3000;
        foreach (var (labels, value) in series)
        {
            for (var tick = 0; tick < 720; tick++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{{{labels}}} {value(tick)} {first + (tick * Interval)}\n");
            }
        }
    }
}
