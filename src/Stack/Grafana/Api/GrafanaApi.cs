using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Polly;

namespace Cortico.Stack.Grafana.Api;

/// <summary>
/// Grafana's HTTP API, as far as we need it, versions 12 and 13 (and the embedded one). Source: grafana.com/docs, HTTP API
/// reference; tested against recorded answers of 12.4.
/// </summary>
public sealed class GrafanaApi : IDisposable
{
    /// <summary>Presence of this header keeps objects editable in Grafana's page; its value is ignored.</summary>
    private const string KeepEditable = "X-Disable-Provenance";
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly ResiliencePipeline _retries;
    private readonly FirstLogin _login = new();

    /// <param name="connection">Where and as whom.</param>
    /// <param name="time">Drives the waits between tries.</param>
    /// <param name="backoff">How often a call is tried again; <see cref="RetryBackoff.Default"/> where null.</param>
    public GrafanaApi(GrafanaConnection connection, TimeProvider? time = null, RetryBackoff? backoff = null)
    {
        Connection = connection;
        Time = time ?? TimeProvider.System;
        _retries = (backoff ?? RetryBackoff.Default).Build(Time);
        // A redirect would drop the credentials or carry them elsewhere: it is reported instead.
        var pool = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _http = new HttpClient(pool) { BaseAddress = connection.Address, Timeout = CallLimit };
        Health = new HealthApi(this);
        DataSources = new DataSourcesApi(this);
        Folders = new FoldersApi(this);
        Dashboards = new DashboardsApi(this);
        Alerting = new AlertingApi(this);
        Queries = new QueriesApi(this);
        Annotations = new AnnotationsApi(this);
    }

    public GrafanaConnection Connection { get; }

    public HealthApi Health { get; }

    public DataSourcesApi DataSources { get; }

    public FoldersApi Folders { get; }

    public DashboardsApi Dashboards { get; }

    public AlertingApi Alerting { get; }

    public QueriesApi Queries { get; }

    public AnnotationsApi Annotations { get; }

    internal TimeProvider Time { get; }

    /// <summary>A GET of any path, for what has no method here.</summary>
    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellation) =>
        (await SendAsync(GrafanaRequest.Get(path), cancellation)).Json();

    /// <summary>A POST of any path, for what has no method here; tried again only as <paramref name="retryOn"/> says.</summary>
    public async Task<JsonNode> PostAsync(string path, JsonNode body, RetryOn retryOn, CancellationToken cancellation) =>
        (await SendAsync(new GrafanaRequest(HttpMethod.Post, path) { Body = JsonBytes.Of(body), RetryOn = retryOn }, cancellation)).Json();

    public void Dispose()
    {
        _login.Dispose();
        _http.Dispose();
    }

    internal Task<GrafanaResponse> SendAsync(GrafanaRequest request, CancellationToken cancellation) => _retries.ExecuteAsync(
        async token => request.Anonymous ? await SendOnceAsync(request, token) : await _login.SendAsync(request.IsForwarded, () => SendOnceAsync(request, token), token),
        cancellation).AsTask();

    private async Task<GrafanaResponse> SendOnceAsync(GrafanaRequest request, CancellationToken cancellation)
    {
        using var message = Message(request);
        try
        {
            using var answer = await _http.SendAsync(message, cancellation);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
            if (answer.IsSuccessStatusCode || request.Accept.Contains(answer.StatusCode)) return new GrafanaResponse(request, answer.StatusCode, body);
            var error = answer.Headers.Location is { } elsewhere ? new GrafanaError($"a redirect to {elsewhere.GetLeftPart(UriPartial.Path)}", null) : GrafanaError.Parse(body);
            throw new GrafanaException(request.Method, request.Path, answer.StatusCode, error)
            {
                IsTransient = Transience.Of(request.RetryOn, answer.StatusCode, error),
                RetryAfter = answer.Headers.RetryAfter?.Delta,
            };
        }
        catch (HttpRequestException problem)
        {
            throw NoAnswer(request, problem.Message, problem);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw NoAnswer(request, $"no answer within {CallLimit.TotalSeconds:0} s", problem);
        }
    }

    private GrafanaException NoAnswer(GrafanaRequest request, string reason, Exception cause) =>
        new(request.Method, request.Path, null, new GrafanaError($"{Connection.Address}: {reason}", null), cause) { IsTransient = request.RetryOn != RetryOn.Nothing };

    private HttpRequestMessage Message(GrafanaRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Path);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (!request.Anonymous) message.Headers.Authorization = Connection.Authorization;
        if (request.Method != HttpMethod.Get) message.Headers.Add(KeepEditable, "true");
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        return message;
    }
}
