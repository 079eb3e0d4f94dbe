using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Testing;

namespace Cortico.Bench;

/// <summary>
/// The page's viewers, as HTTP clients that send what dashboard.js sends: how soon a dashboard is there, and what many viewers
/// of it cost. What the browser then spends on drawing is not in these figures.
/// </summary>
internal sealed partial class PageBench(int viewers, TimeSpan refresh, TimeSpan duration)
{
    private const int Panels = 20;
    private const int SeriesOfAPanel = 5;
    private const int Loads = 20;

    /// <summary>Memory that stays flat is after the second crowd what it was after the first, but for this.</summary>
    private const double Flat = 1.1;
    private static readonly TimeSpan Shown = TimeSpan.FromHours(1);
    private static readonly TimeSpan Scraped = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        progress.Report($"an hour of {Panels * SeriesOfAPanel} series for a dashboard of {Panels} panels");
        await using var prometheus = await PrometheusServer.StartWithHistoryAsync(History(TimeProvider.System.GetUtcNow()), cancellation);
        using var counter = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = prometheus.Address };
        await using var grafana = await GrafanaServer.StartAsync(cancellation);
        await grafana.AddPrometheusAsync(prometheus.Address, cancellation);
        await grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db", Dashboard(), cancellation);
        using var viewer = await grafana.LogInAsync(cancellation);

        progress.Report("one viewer");
        var (first, _) = await LoadAsync(viewer, cancellation);
        var times = new List<double>();
        var bytes = 0L;
        for (var load = 0; load < Loads; load++)
        {
            (var took, bytes) = await LoadAsync(viewer, cancellation);
            times.Add(took);
        }

        times.Sort();
        var begin = await SettledMemoryAsync(grafana, cancellation);
        progress.Report($"{viewers} viewers, every {refresh.TotalSeconds:0} s, each at its own moment");
        var spread = await WatchAsync(grafana, viewer, counter, isTogether: false, cancellation);
        var middle = await SettledMemoryAsync(grafana, cancellation);
        progress.Report($"{viewers} viewers at the same moment");
        var together = await WatchAsync(grafana, viewer, counter, isTogether: true, cancellation);
        var end = await SettledMemoryAsync(grafana, cancellation);
        return
        [
            new($"dashboard of {Panels} panels over 1 h, first load", first, "ms", "1 s", IsReached: first < 1000),
            new($"dashboard of {Panels} panels over 1 h, median", times[Loads / 2], "ms", "1 s", IsReached: times[Loads / 2] < 1000),
            new($"dashboard of {Panels} panels over 1 h, slowest of {Loads}", times[^1], "ms", "1 s", IsReached: times[^1] < 1000),
            new("size of its answer", bytes / 1024.0, "KiB"),
            new($"{viewers} viewers every {refresh.TotalSeconds:0} s: CPU of the embedded Grafana", spread.Cores, "cores", "1", IsReached: spread.Cores < 1),
            new("  Prometheus' queries for one viewer's refresh", spread.Queries, "", $"< {Panels}", IsReached: spread.Queries < Panels),
            new("  slowest refresh", spread.Slowest, "ms", "1 s", IsReached: spread.Slowest < 1000),
            new($"{viewers} viewers at the same moment: CPU of the embedded Grafana", together.Cores, "cores", "1", IsReached: together.Cores < 1),
            new("  Prometheus' queries for one viewer's refresh", together.Queries, "", "< 1", IsReached: together.Queries < 1),
            new("  slowest refresh", together.Slowest, "ms"),
            new("resident memory before the viewers", begin, "MiB"),
            new("resident memory after the first of them", middle, "MiB"),
            new("resident memory after all of them", end, "MiB", $"< {middle * Flat:0} (flat)", IsReached: end < middle * Flat),
        ];
    }

    /// <summary>The least that is seen until the collector has given nothing back for a while.</summary>
    private static async Task<double> SettledMemoryAsync(GrafanaServer grafana, CancellationToken cancellation)
    {
        var least = grafana.ResidentMemory;
        for (var quiet = 0; quiet < 5; quiet++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            if (grafana.ResidentMemory is var now && now < least - 1) (least, quiet) = (now, -1);
        }

        return least;
    }

    private async Task<(double Cores, double Queries, double Slowest)> WatchAsync(GrafanaServer grafana, HttpClient viewer, HttpClient counter, bool isTogether, CancellationToken cancellation)
    {
        var (cpu, asked, began) = (grafana.CpuTime, await QueriesAsync(counter, cancellation), Stopwatch.GetTimestamp());
        var answers = await Task.WhenAll(Enumerable.Range(0, viewers).Select(number => Task.Run(
            () => ViewAsync(viewer, isTogether ? TimeSpan.Zero : refresh * number / viewers, began, cancellation), cancellation)));
        var (took, queries) = (Stopwatch.GetElapsedTime(began), await QueriesAsync(counter, cancellation) - asked);
        return ((grafana.CpuTime - cpu) / took, queries / answers.Sum(answer => answer.Count), answers.Max(answer => answer.Max()));
    }

    /// <returns>How long each of the viewer's refreshes took, milliseconds.</returns>
    private async Task<List<double>> ViewAsync(HttpClient viewer, TimeSpan phase, long began, CancellationToken cancellation)
    {
        var took = new List<double>();
        for (var due = phase; due < duration; due += refresh)
        {
            var left = due - Stopwatch.GetElapsedTime(began);
            if (left > TimeSpan.Zero) await Task.Delay(left, cancellation);
            took.Add((await LoadAsync(viewer, cancellation)).Milliseconds);
        }

        return took;
    }

    private static async Task<(double Milliseconds, long Bytes)> LoadAsync(HttpClient viewer, CancellationToken cancellation)
    {
        var wishes = string.Join(',', Enumerable.Range(1, Panels).Select(id => $$"""{"id":"{{id}}","width":600,"height":260,"hidden":[],"texts":false}"""));
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"from":"now-1h","to":"now","variables":{},"panels":[{{wishes}}]}"""))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        var began = Stopwatch.GetTimestamp();
        using var answer = await viewer.PostAsync(new Uri("/page/dashboards/bench/panels", UriKind.Relative), body, cancellation);
        var text = await answer.Content.ReadAsByteArrayAsync(cancellation);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var lines = text.AsSpan().Count((byte)'\n');
        return answer.IsSuccessStatusCode && lines == Panels && Drawn(text) == Panels
            ? (took, text.Length)
            : throw new InvalidOperationException($"{lines} of {Panels} panels came, {Drawn(text)} with data; the answer was {(int)answer.StatusCode}: {Encoding.UTF8.GetString(text.AsSpan(0, Math.Min(text.Length, 500)))}");
    }

    private static int Drawn(byte[] answer) => answer.AsSpan().Count("\"kind\":\"timeseries\""u8);

    /// <summary>Range and instant queries that Prometheus has answered.</summary>
    private static async Task<double> QueriesAsync(HttpClient prometheus, CancellationToken cancellation) =>
        Counter().Matches(await prometheus.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellation)).Sum(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static string Dashboard()
    {
        var panels = Enumerable.Range(0, Panels).Select(index => (JsonNode)new JsonObject
        {
            ["id"] = index + 1,
            ["type"] = "timeseries",
            ["title"] = $"Panel {index + 1}",
            ["gridPos"] = new JsonObject { ["x"] = index % 2 * 12, ["y"] = index / 2 * 8, ["w"] = 12, ["h"] = 8 },
            ["datasource"] = new JsonObject { ["type"] = "prometheus", ["uid"] = "prometheus" },
            ["targets"] = new JsonArray(new JsonObject { ["refId"] = "A", ["expr"] = $"rate(page_{index}_total[1m])", ["legendFormat"] = "{{series}}" }),
            ["options"] = new JsonObject { ["legend"] = new JsonObject { ["displayMode"] = "table", ["calcs"] = new JsonArray("mean", "max") } },
        });
        return new JsonObject { ["overwrite"] = true, ["dashboard"] = new JsonObject { ["uid"] = "bench", ["title"] = "Bench", ["panels"] = new JsonArray([.. panels]) } }.ToJsonString();
    }

    private static string History(DateTimeOffset now)
    {
        var text = new StringBuilder();
        var count = (int)(Shown / Scraped) + 60;
        for (var panel = 0; panel < Panels; panel++)
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE page_{panel} counter\n");
            for (var series = 0; series < SeriesOfAPanel; series++)
            {
                for (var sample = count; sample >= 0; sample--)
                {
                    var value = ((count - sample) * (10.0 + series)) + (Math.Sin((sample + panel) / 20.0) * 5) + 100;
                    text.Append(CultureInfo.InvariantCulture, $"page_{panel}_total{{series=\"{series}\"}} {value:0.###} {(now - (Scraped * sample)).ToUnixTimeSeconds()}\n");
                }
            }
        }

        return text.Append("# EOF\n").ToString();
    }

    [GeneratedRegex("""prometheus_http_requests_total\{code="200",handler="/api/v1/query(?:_range)?"\} (\S+)""")]
    private static partial Regex Counter();
}
