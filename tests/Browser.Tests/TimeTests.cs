using Cortico.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

public sealed class TimeTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task Zooming_out_doubles_the_range_around_its_middle()
    {
        await OpenAsync("/d/shop?from=1800000000000&to=1800000060000", "Temperature over time");
        var body = await QueryAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = "Zoom out" }).ClickAsync());

        Assert.Contains("\"from\":\"1799999970000\",\"to\":\"1800000090000\"", body, StringComparison.Ordinal);
        Assert.Contains("from=1799999970000&to=1800000090000", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zooming_out_starts_from_the_dashboard_s_range_in_its_own_time_zone_and_Back_undoes_it()
    {
        // The first panel has a time of its own, and the browser is in Berlin.
        await OpenAsync("/d/gallery?from=1800000000000&to=1800000060000", "Bars");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Zoom out" }).ClickAsync();
        await Expect(Page.Locator("[data-range]")).ToHaveTextAsync("2027-01-15 07:59:30 to 2027-01-15 08:01:30");
        var body = await QueryAsync(() => Page.GoBackAsync());

        Assert.Contains("\"from\":\"1800000000000\",\"to\":\"1800000060000\"", body, StringComparison.Ordinal);
        await Expect(Page.Locator("[data-range]")).ToHaveTextAsync("2027-01-15 08:00:00 to 2027-01-15 08:01:00");
    }

    [Fact]
    public async Task A_range_that_cannot_be_read_is_said_and_changes_nothing()
    {
        await OpenAsync("/d/gallery", "Bars");
        await Page.Locator("summary", new() { HasText = "Time range" }).ClickAsync();
        await Page.GetByLabel("From").FillAsync("yesterday");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".pop").GetByRole(AriaRole.Alert)).ToHaveTextAsync("\"yesterday\" is no time.");
        Assert.EndsWith("/d/gallery", Page.Url, StringComparison.Ordinal);

        await Page.GetByLabel("From").FillAsync("now-15m");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("[data-range]")).ToHaveTextAsync("Last 15 minutes");
        await Expect(Page.Locator("[data-action=quick][aria-current]")).ToHaveTextAsync(["Last 15 minutes"]);
    }

    [Fact]
    public async Task No_address_makes_the_page_ask_without_a_pause()
    {
        await LogInAsync();
        await Page.GotoAsync("/d/shop?refresh=0s");

        await Expect(Page.GetByLabel("Refresh every")).ToHaveValueAsync("5s");
    }

    [Fact]
    public async Task A_tab_that_nobody_sees_asks_for_nothing_and_catches_up_when_it_is_seen()
    {
        await Page.Clock.InstallAsync();
        await OpenAsync("/d/shop?refresh=5s", "Temperature");
        var asked = 0;
        Page.Request += (_, request) => asked += request.Method == "POST" ? 1 : 0;

        await SetHiddenAsync(true);
        await Expect(Page.Locator("[aria-busy]")).ToHaveCountAsync(0);
        // What was asked for before it was hidden does not count.
        asked = 0;
        await Page.Clock.FastForwardAsync(60_000);
        Assert.Equal(0, asked);

        await SetHiddenAsync(false);
        await Eventually.TrueAsync(() => Task.FromResult(asked > 0), TimeSpan.FromSeconds(30), Cancellation);
        asked = 0;
        await Page.Clock.RunForAsync(6_000);
        await Eventually.TrueAsync(() => Task.FromResult(asked > 0), TimeSpan.FromSeconds(30), Cancellation);
    }

    /// <summary>A browser without a screen has no tab that could be covered.</summary>
    private Task SetHiddenAsync(bool isHidden) => Page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden }); document.dispatchEvent(new Event('visibilitychange')); }", isHidden);
}
