using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.Identity;

public sealed partial class AccessTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    /// <summary>All that may be reached without credentials; a new line here is a decision.</summary>
    private static readonly string[] Public = ["GET /api/health", "HEAD /api/health", "GET /healthz", "HEAD /healthz", "POST /login", "GET /logout", "GET /login", "POST /page/login", "GET /page/assets/1/1"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_but_the_public_endpoints_answers_without_credentials()
    {
        using var anonymous = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = grafana.Address };
        var open = new List<string>();
        foreach (var (method, path) in Endpoints())
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method is "POST" or "PUT" or "PATCH" ? JsonContent.Create(new { }) : null };
            using var answer = await anonymous.SendAsync(request, Cancellation);
            if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Redirect) || answer.Headers.Location is { OriginalString: var target } && target != "/login" && !target.StartsWith("/login?", StringComparison.Ordinal))
            {
                open.Add($"{method} {path}");
            }
        }

        // A login without a password is refused, too, and a logout leads to the login.
        Assert.Equal(Public.Except(["POST /login", "GET /logout"]).Order(), open.Order());
    }

    [Theory]
    [InlineData("Viewer", "GET", "/api/search", 200)]
    [InlineData("Viewer", "GET", "/api/datasources", 403)]
    [InlineData("Viewer", "POST", "/api/folders", 403)]
    [InlineData("Viewer", "POST", "/api/dashboards/db", 403)]
    [InlineData("Viewer", "POST", "/api/annotations", 403)]
    [InlineData("Editor", "POST", "/api/folders", 400)]
    [InlineData("Editor", "POST", "/api/datasources", 403)]
    [InlineData("Editor", "POST", "/api/serviceaccounts", 403)]
    [InlineData("Admin", "POST", "/api/datasources", 400)]
    [InlineData("Admin", "POST", "/api/admin/users", 403)]
    public async Task A_role_may_what_Grafana_lets_it(string role, string method, string path, int status)
    {
        using var client = await UserAsync(role);
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? JsonContent.Create(new { }) : null };
        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_refused_caller_is_told_which_permission_is_missing()
    {
        using var client = await UserAsync("Viewer");
        using var answer = await client.PostAsJsonAsync("/api/folders", new { title = "x" }, Cancellation);

        Assert.Contains("You'll need additional permissions to perform this action. Permissions needed: folders:create", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_past_the_limit_is_refused()
    {
        using var body = new StringContent($$"""{"uid": "big", "title": "{{new string('x', 17 * 1024 * 1024)}}"}""", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(grafana.Address, "/api/folders")) { Content = body };
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = grafana.Client.DefaultRequestHeaders.Authorization;

        // The client must wait to be told, or the refusal ends its connection in the middle of the body.
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });
        using var answer = await patient.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("larger than 16 MiB", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_a_full_Grafana_has_is_answered_with_501_and_what_none_has_with_404()
    {
        var (status, body) = await grafana.SendAsync(HttpMethod.Get, "/api/snapshots/abc", cancellation: Cancellation);
        Assert.Equal(501, status);
        Assert.Equal("GET /api/snapshots/abc is not part of the embedded Grafana. Use a full Grafana for it.", body.GetProperty("message").GetString());

        Assert.Equal(501, (await grafana.SendAsync(HttpMethod.Get, "/apis/dashboard.grafana.app", cancellation: Cancellation)).Status);
        Assert.Equal(404, (await grafana.SendAsync(HttpMethod.Get, "/api/nothing-here", cancellation: Cancellation)).Status);
    }

    private IEnumerable<(string Method, string Path)> Endpoints() => grafana.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            .Select(method => (method, "/" + Parameter.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "1"))));

    private async Task<HttpClient> UserAsync(string role)
    {
        var name = $"user-{Guid.NewGuid():N}";
        var (_, user) = await grafana.SendAsync(HttpMethod.Post, "/api/admin/users", $$"""{"login": "{{name}}", "password": "pass-word"}""", Cancellation);
        await grafana.SendAsync(HttpMethod.Patch, $"/api/org/users/{user.GetProperty("id")}", $$"""{"role": "{{role}}"}""", Cancellation);
        var client = new HttpClient { BaseAddress = grafana.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(name + ":pass-word")));
        return client;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter { get; }
}
