using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Security;

/// <summary>Guessing passwords, and locking others out by it.</summary>
public sealed class LockOutTests : IAsyncLifetime
{
    private static readonly IPAddress Elsewhere = IPAddress.Parse("10.1.2.3");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly TestGrafana _grafana;
    private Visitor _visitor = null!;

    public LockOutTests() => _grafana = new TestGrafana { Time = _time };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _grafana.InitializeAsync();
        _visitor = new Visitor(_grafana.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _grafana.DisposeAsync();
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("json")]
    [InlineData("form")]
    public async Task After_ten_wrong_passwords_the_answer_states_when_the_right_one_works_and_then_it_does(string way)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var wrong = await TryAsync(way, "admin", $"wrong-{attempt}");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            Assert.Equal(attempt >= 4, wrong.Headers.Contains("Retry-After"));
        }

        using var early = await TryAsync(way, "admin", "secret");
        Assert.Equal(HttpStatusCode.Unauthorized, early.StatusCode);
        var wait = int.Parse(Assert.Single(early.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture);
        Assert.InRange(wait, 1, 5);

        _time.Advance(TimeSpan.FromSeconds(wait));
        using var late = await TryAsync(way, "admin", "secret");
        Assert.Contains(late.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Redirect });
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("json")]
    [InlineData("form")]
    public async Task A_name_that_nobody_has_is_answered_like_any_other(string way)
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            using var known = await TryAsync(way, "admin", "wrong");
            using var unknown = await TryAsync(way, "nobody", "wrong");
            var (one, other) = (await known.Content.ReadAsStringAsync(Cancellation), await unknown.Content.ReadAsStringAsync(Cancellation));

            Assert.Equal(known.StatusCode, unknown.StatusCode);
            Assert.Equal(one.Replace("admin", "nobody", StringComparison.Ordinal), other);
            Assert.Equal(known.Headers.RetryAfter, unknown.Headers.RetryAfter);
            Assert.DoesNotContain("wrong", other.Replace("Invalid", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nobody_elsewhere_locks_out_who_sits_at_this_machine()
    {
        var attempts = new LoginAttempts(GrafanaSettings.Read(_ => null), _time);
        for (var attempt = 0; attempt < 5; attempt++) attempts.Failed("admin", Elsewhere);

        Assert.True(attempts.IsLocked("ADMIN", IPAddress.Parse("10.9.9.9")));
        Assert.False(attempts.IsLocked("admin", IPAddress.Loopback));
        Assert.False(attempts.IsLocked("admin", IPAddress.IPv6Loopback));
        Assert.False(attempts.IsLocked("admin", IPAddress.Loopback.MapToIPv6()));
    }

    [Fact]
    public void Each_guess_after_a_lock_locks_for_twice_as_long_up_to_two_minutes()
    {
        var attempts = new LoginAttempts(GrafanaSettings.Read(_ => null), _time);
        for (var attempt = 0; attempt < 4; attempt++) attempts.Failed("admin", Elsewhere);
        Assert.False(attempts.IsLocked("admin", Elsewhere));
        var locks = new List<double>();
        for (var guess = 0; guess < 7; guess++)
        {
            attempts.Failed("admin", Elsewhere);
            var wait = attempts.LockedUntil("admin", Elsewhere)!.Value - _time.GetUtcNow();
            locks.Add(wait.TotalSeconds);
            _time.Advance(wait - TimeSpan.FromMilliseconds(1));
            Assert.True(attempts.IsLocked("admin", Elsewhere));
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.False(attempts.IsLocked("admin", Elsewhere));
        }

        Assert.Equal([5, 10, 20, 40, 80, 120, 120], locks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_success_or_ten_quiet_minutes_let_a_name_begin_anew(bool isSuccess)
    {
        var attempts = new LoginAttempts(GrafanaSettings.Read(_ => null), _time);
        for (var attempt = 0; attempt < 9; attempt++) attempts.Failed("admin", Elsewhere);
        Assert.True(attempts.IsLocked("admin", Elsewhere));
        if (isSuccess) attempts.Succeeded("admin", Elsewhere);
        else _time.Advance(TimeSpan.FromMinutes(10));
        for (var attempt = 0; attempt < 4; attempt++) attempts.Failed("admin", Elsewhere);

        Assert.False(attempts.IsLocked("admin", Elsewhere));
    }

    [Fact]
    public async Task Who_is_logged_in_already_is_not_locked_out()
    {
        var cookie = await _visitor.LogInAsync(Cancellation);
        for (var attempt = 0; attempt < 5; attempt++) (await TryAsync("basic", "admin", "wrong")).Dispose();
        using var answer = await _visitor.SendAsync(HttpMethod.Get, "/api/org", Cancellation, headers: cookie);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public void Of_an_endless_name_only_the_beginning_is_kept()
    {
        var attempts = new LoginAttempts(GrafanaSettings.Read(_ => null), _time);
        var endless = new string('x', 1_000_000);
        for (var attempt = 0; attempt < 5; attempt++) attempts.Failed(endless + attempt, Elsewhere);

        Assert.True(attempts.IsLocked(endless, Elsewhere));
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("json")]
    [InlineData("form")]
    public async Task Of_guesses_at_the_same_moment_none_is_tried_that_a_lock_would_have_refused(string way)
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number => (await TryAsync(way, "admin", $"wrong-{number}")).Dispose()));

        // Each further one that was tried would have doubled it.
        var until = _grafana.Services.GetRequiredService<LoginAttempts>().LockedUntil("admin", IPAddress.Loopback);
        Assert.Equal(TimeSpan.FromSeconds(5), until - _time.GetUtcNow());
    }

    [Fact]
    public async Task A_login_and_its_mail_address_have_one_count()
    {
        for (var attempt = 0; attempt < 5; attempt++) (await TryAsync("basic", attempt % 2 == 0 ? "admin" : "Admin@localhost", "wrong")).Dispose();
        using var login = await TryAsync("basic", "admin", "secret");
        using var mail = await TryAsync("basic", "admin@localhost", "secret");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (login.StatusCode, mail.StatusCode));
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("json")]
    [InlineData("form")]
    public async Task Who_comes_when_too_many_logins_wait_is_told_to_come_again(string way)
    {
        var turns = _grafana.Services.GetRequiredService<LoginTurns>();
        var release = new TaskCompletionSource<bool>();
        var waiting = Enumerable.Range(0, LoginTurns.Most).Select(number => turns.RunAsync(LoginName.Of($"name-{number % 10}", null), () => release.Task, Cancellation)).ToList();
        using var refused = await TryAsync(way, "admin", "secret");
        release.SetResult(true);
        await Task.WhenAll(waiting);
        using var allowed = await TryAsync(way, "admin", "secret");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("1", Assert.Single(refused.Headers.GetValues("Retry-After")));
        Assert.Contains("Try again", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains(allowed.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Redirect });
    }

    private Task<HttpResponseMessage> TryAsync(string way, string login, string password) => way switch
    {
        "basic" => _visitor.SendAsync(HttpMethod.Get, "/api/org", Cancellation, headers: Visitor.Basic(login, password)),
        "json" => _visitor.SendAsync(HttpMethod.Post, "/login", Cancellation, JsonContent.Create(new { user = login, password })),
        _ => _visitor.SendAsync(HttpMethod.Post, "/page/login", Cancellation, Visitor.Form(login, password)),
    };
}
