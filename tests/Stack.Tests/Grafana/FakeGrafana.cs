using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>
/// A server that keeps what it is sent and answers with the bodies and codes of a real Grafana 12.4, on purpose wrongly
/// where a test asks for that. Only the edge of the machine is faked: the calls go over real HTTP.
/// </summary>
public sealed class FakeGrafana : IAsyncDisposable
{
    public const string User = "admin";
    public const string Password = "right-password";
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly List<(Func<SeenRequest, bool> Where, Queue<RecordedAnswer?> Answers)> _scripted = [];
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    private FakeGrafana(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public FakeGrafanaStore Store { get; } = new();

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public IEnumerable<SeenRequest> Writes => Seen.Where(request => request.IsWrite);

    public static async Task<FakeGrafana> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var fake = new FakeGrafana(app);
        app.Run(fake.AnswerAsync);
        await app.StartAsync(cancellation);
        fake.Address = new Uri(app.Urls.First());
        return fake;
    }

    public GrafanaConnection Connection(string password = Password) => GrafanaConnection.WithPassword(Address, User, password);

    /// <summary>A client that loses no time between its tries.</summary>
    public GrafanaApi Connect(string password = Password) => new(Connection(password), new ImpatientTime());

    /// <summary>The next calls that match get these answers, one after the other; null lets a call through. After that all is as usual.</summary>
    public void Script(string method, string path, params RecordedAnswer?[] answers) =>
        _scripted.Add((request => request.Method == method && request.Path == path, new Queue<RecordedAnswer?>(answers)));

    public void Forget() => _seen.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _oneAtATime.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        _seen.Enqueue(request);
        await _oneAtATime.WaitAsync(context.RequestAborted);
        RecordedAnswer answer;
        try
        {
            answer = Scripted(request) ?? (IsAllowed(request) ? Store.Answer(request) : RecordedAnswer.Of("health-and-auth", "wrong password"));
        }
        finally
        {
            _oneAtATime.Release();
        }
        context.Response.StatusCode = answer.Status;
        if ((answer.Text ?? answer.Body?.ToJsonString()) is not { } text) return;
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private RecordedAnswer? Scripted(SeenRequest request) =>
        _scripted.FirstOrDefault(script => script.Where(request) && script.Answers.Count > 0) is { Answers: { } answers } ? answers.Dequeue() : null;

    private static bool IsAllowed(SeenRequest request) =>
        request.Path == "/api/health" || request.Authorization == $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{User}:{Password}"))}";

    private static async Task<SeenRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        return new SeenRequest(
            request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "", request.Headers.Authorization.FirstOrDefault(),
            request.Headers.ContainsKey("X-Disable-Provenance"), body.Length == 0 ? null : JsonNode.Parse(body));
    }
}
