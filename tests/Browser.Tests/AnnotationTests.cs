using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

public sealed class AnnotationTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_moment_and_a_span_are_on_the_graph_and_the_keyboard_reads_them()
    {
        var now = DateTimeOffset.UtcNow;
        await NoteAsync(new { dashboardUID = "shop", panelId = 2, time = now.AddSeconds(-20).ToUnixTimeMilliseconds(), text = "deployed <i>", tags = new[] { "deploy" } });
        await NoteAsync(new { dashboardUID = "shop", panelId = 2, time = now.AddSeconds(-40).ToUnixTimeMilliseconds(), timeEnd = now.AddSeconds(-30).ToUnixTimeMilliseconds(), text = "load test" });
        // The minute is a fixed one: the time that the page takes moves nothing.
        var panel = await OpenAsync($"/d/shop?from={now.AddMinutes(-1).ToUnixTimeMilliseconds()}&to={now.ToUnixTimeMilliseconds()}", "Temperature over time");
        var (moment, span) = (panel.GetByRole(AriaRole.Button, new() { Name = "Annotation: deployed <i>" }), panel.GetByRole(AriaRole.Button, new() { Name = "Annotation: load test" }));
        await Expect(moment).ToBeVisibleAsync();
        var plot = (await panel.Locator(".plot").BoundingBoxAsync())!;
        var (dot, bar) = ((await moment.BoundingBoxAsync())!, (await span.BoundingBoxAsync())!);

        // Ten of the sixty seconds are a sixth of the plot, less its axis.
        Assert.InRange(bar.Width, plot.Width / 8, plot.Width / 5);
        Assert.True(dot.X > bar.X + bar.Width, "The moment was after the span.");
        Assert.InRange(dot.X, plot.X + plot.Width * 0.5, plot.X + plot.Width * 0.75);

        await panel.Locator(".plot").FocusAsync();
        for (var pressed = 0; pressed < 5 && !await moment.EvaluateAsync<bool>("mark => mark === document.activeElement"); pressed++) await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("deployed <i>");
        await Expect(Page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("deploy");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Tooltip)).ToHaveCountAsync(0);
    }

    private Task NoteAsync(object note) => Stage.SendAsync(HttpMethod.Post, "/api/annotations", System.Text.Json.JsonSerializer.Serialize(note));
}
