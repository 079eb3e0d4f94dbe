using System.Net.Http.Headers;
using System.Text;
using Cortico.LoadGenerator.Http;
using Cortico.Testing;
using Microsoft.AspNetCore.Http;

namespace Cortico.LoadGenerator.Tests.Http;

public sealed class HttpTargetTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200), InlineData(204), InlineData(302, "/elsewhere"), InlineData(307, "/elsewhere"), InlineData(304)]
    public async Task A_status_below_400_is_a_success_and_followed_nowhere(int status, string? location = null)
    {
        await using var server = await KestrelServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            if (location is not null) context.Response.Headers.Location = location;
            return Task.CompletedTask;
        });
        using var target = new HttpTarget(server.Address);

        Assert.Equal(new Outcome(status, null, location, 0), await target.SendAsync(target.Get("/"), _cancellation));
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(404, "404"), InlineData(503, "503")]
    public async Task A_status_of_400_and_up_is_an_error_with_its_body_read(int status, string kind)
    {
        await using var server = await KestrelServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("sorry");
        });
        using var target = new HttpTarget(server.Address);
        var answer = await target.ReadAsync(target.Get("/"), _cancellation);

        Assert.Equal(new Outcome(status, kind, null, 5), answer.Outcome);
        Assert.Equal("sorry", Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Fact]
    public async Task A_post_arrives_with_its_body_type_and_credentials_and_nothing_else()
    {
        var seen = new TaskCompletionSource<string>();
        await using var server = await KestrelServer.StartAsync(async (context, _) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            seen.TrySetResult($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {string.Join(' ', context.Request.Headers.Select(h => $"{h.Key}={h.Value}").Order())} {await reader.ReadToEndAsync()}");
        });
        using var target = new HttpTarget(server.Address, new AuthenticationHeaderValue("Basic", "abc"));
        await target.SendAsync(target.Post("/api/ds/query?ds_type=prometheus", """{"queries":[]}"""u8.ToArray()), _cancellation);

        Assert.Equal($$"""POST /api/ds/query?ds_type=prometheus Authorization=Basic abc Content-Length=14 Content-Type=application/json Host={{server.Address.Authority}} {"queries":[]}""", await seen.Task);
    }

    [Fact]
    public async Task A_large_body_comes_whole_and_is_counted_as_the_http_client_counts_it()
    {
        var body = string.Concat(Enumerable.Repeat("0123456789", 50_000));
        await using var server = await KestrelServer.StartAsync((context, _) => context.Response.WriteAsync(body));
        using var target = new HttpTarget(server.Address);
        using var http = new HttpClient();
        var expected = await http.GetByteArrayAsync(server.Address, _cancellation);

        Assert.Equal(expected.Length, (await target.SendAsync(target.Get("/"), _cancellation)).Bytes);
        Assert.Equal(expected, (await target.ReadAsync(target.Get("/"), _cancellation)).Body.ToArray());
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n")]
    public async Task An_answer_in_single_bytes_is_read_all_the_same_and_its_connection_used_again(string answer)
    {
        await using var server = new RawServer(async (stream, _, _) =>
        {
            foreach (var one in Encoding.ASCII.GetBytes(answer))
            {
                await stream.WriteAsync(new[] { one });
                await Task.Yield();
            }
            return true;
        });
        using var target = new HttpTarget(server.Address);
        for (var n = 0; n < 3; n++) Assert.Equal(Outcome.Answered(200, 5), await target.SendAsync(target.Get("/"), _cancellation));

        Assert.Equal((3, 1), (server.Requests, server.Connections));
    }

    [Fact]
    public async Task A_server_that_closes_after_each_answer_gets_each_request_once()
    {
        await using var server = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok", keeps: false);
        using var target = new HttpTarget(server.Address);
        for (var n = 0; n < 5; n++) Assert.True((await target.SendAsync(target.Get("/"), _cancellation)).Succeeded);

        Assert.Equal((5, 5), (server.Requests, server.Connections));
    }

    [Fact]
    public async Task A_server_that_closes_connections_without_a_word_gets_no_request_twice()
    {
        await using var server = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", keeps: false);
        using var target = new HttpTarget(server.Address);
        var outcomes = new List<Outcome>();
        for (var n = 0; n < 50; n++) outcomes.Add(await target.SendAsync(target.Get("/"), _cancellation));

        // One that was sent into a connection at the moment of its end is lost, and said to be.
        Assert.Equal(outcomes.Count(o => o.Succeeded), server.Requests);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal(Outcome.ConnectionLost, o.Error));
    }

    [Fact]
    public async Task Where_nothing_listens_the_connection_is_refused()
    {
        var port = FreePort.Next();
        using var target = new HttpTarget(new Uri($"http://127.0.0.1:{port}"));

        Assert.Equal(Outcome.Failed("connection refused", $"connection refused at 127.0.0.1:{port}"), await target.SendAsync(target.Get("/"), _cancellation));
    }

    [Theory]
    [InlineData("", Outcome.ConnectionLost)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", Outcome.ConnectionLost)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le", Outcome.ConnectionLost)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal", Outcome.ConnectionLost)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", Outcome.Unreadable)]
    [InlineData("HTTP/1.1 2xx Fine\r\n\r\n", Outcome.Unreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n", Outcome.Unreadable)]
    public async Task An_answer_that_breaks_off_is_a_lost_connection_and_nonsense_is_unreadable(string answer, string kind)
    {
        await using var server = RawServer.Saying(answer, keeps: false);
        using var target = new HttpTarget(server.Address);
        var sent = await target.SendAsync(target.Get("/"), _cancellation);
        var read = await target.ReadAsync(target.Get("/"), _cancellation);

        Assert.Equal((0, kind), (sent.Status, sent.Error));
        Assert.Equal(kind, read.Outcome.Error);
        Assert.Contains(server.Address.Authority, sent.Detail, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf")]
    public async Task An_answer_that_does_not_end_is_a_timeout(string begin)
    {
        await using var server = RawServer.Saying(begin);
        using var target = new HttpTarget(server.Address);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var outcome = await target.SendAsync(target.Get("/"), patience.Token);

        Assert.Equal(Outcome.Failed(Outcome.TimedOut, $"timeout: {server.Address.Authority} did not answer in time"), outcome);
    }
}
