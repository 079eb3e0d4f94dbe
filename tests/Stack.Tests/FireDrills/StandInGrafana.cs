using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cortico.Stack.FireDrills;
using Cortico.Stack.Grafana.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cortico.Stack.Tests.FireDrills;

/// <summary>A Grafana and a Prometheus that behave as a test says; it is its rule's cause as well.</summary>
internal sealed class StandInGrafana : ICause, IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpClient _http = new();
    private readonly Queue<string> _states = new();
    private string _state = "Normal";

    private StandInGrafana()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/api/prometheus/grafana/api/v1/rules", RulesAsync);
        _server.MapPost("/api/v1/query", () => Results.Text("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{"service":"web"},"value":[1,"42"]}]}}""", "application/json"));
    }

    /// <summary>What the rule goes through once the cause began, one state a look; the last one stays.</summary>
    public IReadOnlyList<string> Course { get; init; } = ["Normal", "Pending", "Alerting"];

    public JsonObject? Firing { get; init; } = Messages.Firing();

    public JsonObject? Resolved { get; init; } = Messages.Resolved();

    /// <summary>Uids of rules that stay Normal.</summary>
    public IReadOnlyList<string> AtRest { get; init; } = [];

    public Uri Receiver { get; set; } = null!;

    public string What => "heat it";

    public string Report => "the oven answered 202";

    public bool IsHot { get; private set; }

    public Uri Address => new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<StandInGrafana> StartAsync(Func<StandInGrafana>? make = null)
    {
        var grafana = make?.Invoke() ?? new StandInGrafana();
        await grafana._server.StartAsync();
        return grafana;
    }

    public static StandInGrafana With(string atRest) => new() { AtRest = [atRest] };

    public static StandInGrafana With(IReadOnlyList<string>? course = null, JsonObject? firing = null, JsonObject? resolved = null) =>
        new() { Course = course ?? ["Normal", "Pending", "Alerting"], Firing = firing ?? Messages.Firing(), Resolved = resolved ?? Messages.Resolved() };

    public GrafanaApi Api() => new(GrafanaConnection.WithPassword(Address, "admin", "secret"));

    public Task StartAsync(CancellationToken cancellation)
    {
        IsHot = true;
        foreach (var state in Course) _states.Enqueue(state);
        return Task.CompletedTask;
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        IsHot = false;
        _states.Clear();
        _states.Enqueue("Normal");
        if (_state == "Alerting") await SendAsync(Resolved);
    }

    public async Task SendAsync(JsonObject? body)
    {
        if (body is not null) (await _http.PostAsJsonAsync(new Uri(Receiver, "hook"), body)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<IResult> RulesAsync()
    {
        if (_states.TryDequeue(out var next) && next != _state)
        {
            _state = next;
            if (next == "Alerting") await SendAsync(Firing);
        }
        return Results.Json(new { status = "success", data = new { groups = new[] { new { name = "g", rules = new[] { RuleIn(Messages.RuleUid, Messages.Title, _state) }.Concat(AtRest.Select(uid => RuleIn(uid, uid, "Normal"))) } } } });
    }

    private static object RuleIn(string uid, string title, string state) => new
    {
        uid, name = title, state = "x", query = "heat", health = "ok", lastEvaluation = "2026-11-22T17:53:40Z",
        alerts = new[] { new { labels = new { service = Messages.Service }, state, value = "A=42" } },
    };

}
