using System.Net.Http.Headers;
using System.Text;

namespace Cortico.EmbeddedGrafana.Tests.Security;

/// <summary>What a browser or a program without any rights sends, one request at a time.</summary>
internal sealed class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken cancellation, HttpContent? content = null, params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request, cancellation);
    }

    public static (string Name, string Value) Basic(string login, string password) =>
        ("Authorization", new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password}"))).ToString());

    public static FormUrlEncodedContent Form(string login, string password, string target = "/") =>
        new(new Dictionary<string, string> { ["user"] = login, ["password"] = password, ["redirectTo"] = target });

    /// <returns>The cookie as a request carries it.</returns>
    public async Task<(string Name, string Value)> LogInAsync(CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/page/login", cancellation, Form("admin", "secret"));
        return ("Cookie", answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("grafana_session=", StringComparison.Ordinal)).Split(';')[0]);
    }

    public void Dispose() => _http.Dispose();
}
