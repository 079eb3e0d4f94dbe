using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cortico.Browser.Tests;

/// <summary>Metrics of a made-up shop on a loopback port: requests by route, which grow steadily, and a temperature that a test may set.</summary>
public sealed class ShopExporter : IAsyncDisposable
{
    /// <summary>The temperature that no test has changed, in degrees Celsius.</summary>
    public const double Usual = 21.5;

    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly WebApplication _app;

    private ShopExporter()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/metrics", () => Results.Text(Metrics(), "text/plain; version=0.0.4"));
    }

    public static IReadOnlyList<string> Routes { get; } = ["/", "/basket", "/checkout"];

    /// <summary>In degrees Celsius.</summary>
    public double Temperature { get; set; } = Usual;

    /// <summary>Host and port, as a scrape target is written.</summary>
    public string Target => new Uri(_app.Urls.Single()).Authority;

    public static async Task<ShopExporter> StartAsync(CancellationToken cancellation)
    {
        var exporter = new ShopExporter();
        await exporter._app.StartAsync(cancellation);
        return exporter;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Metrics()
    {
        var seconds = Stopwatch.GetElapsedTime(_begin).TotalSeconds;
        var requests = Routes.Select((route, index) => string.Create(CultureInfo.InvariantCulture, $"shop_requests_total{{route=\"{route}\"}} {seconds * (index + 1):0.###}\n"));
        return string.Create(CultureInfo.InvariantCulture, $"# TYPE shop_requests_total counter\n{string.Concat(requests)}# TYPE shop_temperature_celsius gauge\nshop_temperature_celsius {Temperature}\n");
    }
}
