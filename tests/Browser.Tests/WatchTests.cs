using Cortico.Testing;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

/// <summary>Whether the rules that every test ends with would be seen to be broken.</summary>
public sealed class WatchTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task What_a_page_must_not_do_is_prevented_and_seen()
    {
        await Page.GotoAsync("/login");
        await Expect(Page.GetByLabel("Username")).ToBeVisibleAsync();
        await Page.EvaluateAsync("""
            async () => {
              const image = new Image();
              const blocked = new Promise(done => addEventListener('securitypolicyviolation', done, { once: true }));
              image.src = 'http://127.0.0.2:9/x.png';
              document.body.append(image);
              await blocked;
              setTimeout(() => { throw new Error('on purpose'); });
              await new Promise(done => setTimeout(done));
            }
            """);
        foreach (var said in new[] { "Content Security Policy", "on purpose" })
            await Eventually.TrueAsync(() => Task.FromResult(Watch.Complaints.Any(complaint => complaint.Contains(said, StringComparison.Ordinal))), TimeSpan.FromSeconds(30), Cancellation);
        Watch.Expect("127.0.0.2:9");
        Watch.Expect("on purpose");
    }
}
