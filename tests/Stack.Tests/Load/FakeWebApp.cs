using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cortico.Stack.Tests.Load;

/// <summary>Something to scrape on a real port, with the web app's metrics and whatever values a test wants them to have.</summary>
public sealed class FakeWebApp : IAsyncDisposable
{
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, double.PositiveInfinity];
    private readonly WebApplication _app;
    private readonly Lock _change = new();
    private readonly SortedDictionary<int, double[]> _buckets = [];
    private long _hits;
    private long _unmatched;
    private double _cpu;
    private double _start = 1_700_000_000;
    private bool _isUp = true;
    private (DateTimeOffset Since, int Status, int Count)? _late;

    private FakeWebApp(WebApplication app) => _app = app;

    public string Authority => new Uri(_app.Urls.First()).Authority;

    public static async Task<FakeWebApp> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var fake = new FakeWebApp(app);
        app.MapGet("/metrics", fake.Scrape);
        // A sample of a minute ago, as a target leaves it whose Prometheus was stopped.
        var past = DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds();
        app.MapGet("/left-behind", () => Results.Text($"up{{service=\"web\",instance=\"127.0.0.1:1\"}} 1 {past}\n", "text/plain; version=0.0.4"));
        await app.StartAsync(cancellation);
        return fake;
    }

    /// <summary>Counts requests that took so long; a hit each where they went well.</summary>
    public void Answer(int status, int count, double seconds = 0.002)
    {
        lock (_change)
        {
            if (!_buckets.TryGetValue(status, out var buckets)) _buckets[status] = buckets = new double[Bounds.Length];
            for (var at = 0; at < Bounds.Length; at++)
                if (seconds <= Bounds[at]) buckets[at] += count;
            if (status == 200) _hits += count;
            _cpu += 0.001 * count;
        }
    }

    /// <summary>Counts requests as a slow app does: the first scrape since a moment lacks them, the next has them.</summary>
    public void AnswerLate(DateTimeOffset since, int status, int count)
    {
        lock (_change) _late = (since, status, count);
    }

    /// <summary>Counts requests that match no route.</summary>
    public void Miss(int count)
    {
        lock (_change) _unmatched += count;
    }

    /// <summary>As a new process: counters at zero; the hits are Redis's and stay.</summary>
    public void Restart(bool tellsStart = true)
    {
        lock (_change)
        {
            _buckets.Clear();
            (_cpu, _unmatched) = (0, 0);
            if (tellsStart) _start += 1000;
        }
    }

    /// <summary>Whether it answers scrapes.</summary>
    public void Switch(bool on)
    {
        lock (_change) _isUp = on;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Scrape()
    {
        lock (_change)
        {
            if (!_isUp) return Results.StatusCode(500);
            var text = new StringBuilder($"cortico_hits {_hits}\nprocess_cpu_seconds_total {Text(_cpu)}\nprocess_start_time_seconds {Text(_start)}\nredis_commands_processed_total {_hits}\n");
            foreach (var (status, buckets) in _buckets)
            {
                for (var at = 0; at < Bounds.Length; at++) text.Append($"http_request_duration_seconds_bucket{{{Labels(status)},le=\"{Text(Bounds[at])}\"}} {Text(buckets[at])}\n");
                text.Append($"http_request_duration_seconds_count{{{Labels(status)}}} {Text(buckets[^1])}\n");
            }
            text.Append($"http_request_duration_seconds_count{{method=\"GET\",route=\"unmatched\",code=\"404\"}} {_unmatched}\n");
            text.Append("http_request_duration_seconds_count{method=\"GET\",route=\"/other\",code=\"200\"} 1000\n");
            if (_late is var (since, late, count) && DateTimeOffset.UtcNow > since)
            {
                _late = null;
                Answer(late, count);
            }
            return Results.Text(text.ToString(), "text/plain; version=0.0.4");
        }
    }

    private static string Labels(int status) => $"method=\"GET\",route=\"/\",code=\"{status}\"";

    private static string Text(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
