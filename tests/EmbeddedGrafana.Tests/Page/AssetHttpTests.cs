using System.Net;

namespace Cortico.EmbeddedGrafana.Tests.Page;

public sealed class AssetHttpTests : IAsyncLifetime
{
    private readonly TestGrafana _grafana = new();
    private readonly PageBrowser _browser;

    public AssetHttpTests() => _browser = new PageBrowser(_grafana);

    public ValueTask InitializeAsync() => _grafana.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _grafana.DisposeAsync();
    }

    [Fact]
    public async Task Every_font_that_the_style_sheet_names_is_there_and_kept_by_browsers()
    {
        var login = await _browser.ReadAsync("/login");
        var styles = login.Split('"').Single(part => part.EndsWith("/page.css", StringComparison.Ordinal));
        var fonts = (await _browser.ReadAsync(styles)).Split("url(\"").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]).ToList();

        Assert.Equal(2, fonts.Count);
        foreach (var font in fonts)
        {
            using var answer = await _browser.GetAsync(styles.Replace("page.css", font, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("font/woff2", answer.Content.Headers.ContentType?.ToString());
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
            Assert.Equal("wOF2"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..4]);
        }
    }
}
