using System.Net;
using System.Text;
using System.Text.Json;
using Cake.Core.Diagnostics;
using Cake.Http;
using Cortico.Compat.Tests.Fakes;

namespace Cortico.Compat.Tests.Http;

public sealed class HttpTests(EchoServer server) : IClassFixture<EchoServer>
{
    private readonly FakeContext context = new();

    private string Echo => server.Address + "/echo";

    [Fact]
    public async Task Get_returns_the_body_as_text_and_says_who_asks()
    {
        var answer = await context.HttpGetAsync(Echo);

        Assert.StartsWith("GET /echo", answer, StringComparison.Ordinal);
        Assert.Contains($"User-Agent: Cake/{context.Environment.Runtime.CakeVersion}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_arrive()
    {
        var answer = await context.HttpGetAsync(Echo, settings => settings
            .AppendHeader("X-Grafana-Org-Id", "1").SetAccept("application/json").SetNoCache().UseBearerAuthorization("abc"));

        Assert.Contains("X-Grafana-Org-Id: 1", answer, StringComparison.Ordinal);
        Assert.Contains("Accept: application/json", answer, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store", answer, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer abc", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Basic_authorization_is_name_and_password_in_base64_of_utf8()
    {
        var answer = await context.HttpGetAsync(Echo, settings => settings.UseBasicAuthorization("admin", "pässword"));

        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:pässword"));
        Assert.Contains($"Authorization: Basic {expected}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_and_put_send_the_body_with_its_type()
    {
        var settings = new HttpSettings().SetRequestBody("grüße").SetContentType("text/plain");

        var post = await context.HttpPostAsync(Echo, settings);
        var put = await context.HttpPutAsync(Echo, settings);

        Assert.StartsWith("POST /echo", post, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain", post, StringComparison.Ordinal);
        Assert.EndsWith("\n\ngrüße", post, StringComparison.Ordinal);
        Assert.StartsWith("PUT /echo", put, StringComparison.Ordinal);
        Assert.EndsWith("\n\ngrüße", put, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_keeps_the_names_and_sets_the_type()
    {
        var dashboard = new { Title = "web", uid = "x", Panels = new[] { 1, 2 } };

        var answer = await context.HttpPatchAsync(Echo, settings => settings.SetJsonRequestBody(dashboard));

        Assert.StartsWith("PATCH /echo", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", answer, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(answer[answer.IndexOf("\n\n", StringComparison.Ordinal)..]);
        Assert.Equal("web", json.RootElement.GetProperty("Title").GetString());
        Assert.Equal("x", json.RootElement.GetProperty("uid").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("Panels").GetArrayLength());
    }

    [Fact]
    public async Task Any_method_can_be_sent_with_or_without_a_body()
    {
        var without = await context.HttpSendAsync(Echo, "REPORT", new HttpSettings());
        var with = await context.HttpSendAsync(Echo, "REPORT", settings => settings.SetRequestBody("abc"));

        Assert.StartsWith("REPORT /echo", without, StringComparison.Ordinal);
        Assert.EndsWith("\n\nabc", with, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_of_ones_own_gets_its_whole_answer_whatever_the_status()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, server.Address + "/status/404");

        using var response = await context.HttpSendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_get_that_is_refused_throws_with_its_status()
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => context.HttpGetAsync(server.Address + "/status/503"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failure.StatusCode);
    }

    [Fact]
    public async Task A_post_that_is_refused_returns_the_body_unless_told_to_throw()
    {
        var settings = new HttpSettings().SetRequestBody("x");

        Assert.Equal("this is 409", await context.HttpPostAsync(server.Address + "/status/409", settings));

        settings.EnsureSuccessStatusCode();
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => context.HttpPostAsync(server.Address + "/status/409", settings));
        Assert.Equal(HttpStatusCode.Conflict, failure.StatusCode);

        settings.EnsureSuccessStatusCode(throwExceptionOnNonSuccessStatusCode: false);
        Assert.Equal("this is 409", await context.HttpPostAsync(server.Address + "/status/409", settings));
    }

    [Fact]
    public async Task Delete_is_quiet_unless_told_to_throw()
    {
        var missing = server.Address + "/status/404";

        await context.HttpDeleteAsync(missing);

        await Assert.ThrowsAsync<HttpRequestException>(
            () => context.HttpDeleteAsync(missing, settings => settings.EnsureSuccessStatusCode()));
    }

    [Fact]
    public Task Too_slow_an_answer_is_given_up() =>
        Assert.ThrowsAsync<TaskCanceledException>(() =>
            context.HttpGetAsync(server.Address + "/slow", settings => settings.SetTimeout(TimeSpan.FromMilliseconds(100))));

    [Fact]
    public async Task A_post_without_a_body_is_an_error() =>
        await Assert.ThrowsAsync<ArgumentNullException>(() => context.HttpPostAsync(Echo, new HttpSettings()));

    [Fact]
    public async Task Blank_parameters_are_errors()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => context.HttpGetAsync(" "));
        await Assert.ThrowsAsync<ArgumentNullException>(() => context.HttpSendAsync(Echo, " ", new HttpSettings()));
        Assert.Throws<ArgumentNullException>(() => new HttpSettings().SetRequestBody(""));
        Assert.Throws<ArgumentNullException>(() => new HttpSettings().UseBearerAuthorization());
        Assert.Throws<ArgumentNullException>(() => new HttpSettings().AppendHeader("X", " "));
    }

    [Fact]
    public async Task A_diagnostic_log_shows_both_ways()
    {
        context.Log.Verbosity = Verbosity.Diagnostic;

        await context.HttpPostAsync(server.Address + "/status/200", settings => settings.SetRequestBody("the question"));

        Assert.Collection(
            context.Messages.Messages,
            request => Assert.Matches(@"Request: POST http\S+/status/200\s+the question$", request),
            response => Assert.Matches(@"Response: POST http\S+/status/200[\s\S]+this is 200$", response));
    }

    [Fact]
    public async Task A_diagnostic_log_leaves_bodies_out_if_asked_to()
    {
        context.Log.Verbosity = Verbosity.Diagnostic;

        await context.HttpPostAsync(
            server.Address + "/status/201", settings => settings.SetRequestBody("a secret").SuppressLogResponseRequestBodyOutput());

        Assert.Collection(
            context.Messages.Messages,
            request => Assert.DoesNotContain("a secret", request, StringComparison.Ordinal),
            response => Assert.EndsWith("Created (201)", response, StringComparison.Ordinal));
    }

    [Fact]
    public void The_blocking_requests_do_the_same()
    {
        Assert.StartsWith("GET /echo", context.HttpGet(Echo), StringComparison.Ordinal);
        Assert.Equal("GET /echo"u8, context.HttpGetAsByteArray(Echo, new HttpSettings()).AsSpan(0, 9));
        Assert.EndsWith("\n\nabc", context.HttpPost(Echo, settings => settings.SetRequestBody("abc")), StringComparison.Ordinal);
        Assert.StartsWith("PUT /echo", context.HttpPut(Echo, settings => settings.SetRequestBody("abc")), StringComparison.Ordinal);
        Assert.StartsWith("OPTIONS /echo", context.HttpSend(Echo, "OPTIONS", new HttpSettings()), StringComparison.Ordinal);
        context.HttpDelete(Echo, new HttpSettings());
        var failure = Assert.Throws<HttpRequestException>(() => context.HttpGet(server.Address + "/status/500"));
        Assert.Equal(HttpStatusCode.InternalServerError, failure.StatusCode);
    }
}
