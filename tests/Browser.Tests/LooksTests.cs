using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

public sealed class LooksTests(Stage stage) : BrowserTest(stage)
{
    [Theory]
    [InlineData("/login", "dark")]
    [InlineData("/login", "light")]
    [InlineData("/dashboards", "dark")]
    [InlineData("/dashboards", "light")]
    [InlineData("/d/shop", "dark")]
    [InlineData("/d/shop", "light")]
    [InlineData("/d/gallery", "dark")]
    [InlineData("/d/gallery", "light")]
    [InlineData("/alerting/list", "dark")]
    [InlineData("/alerting/list", "light")]
    [InlineData("/alerting/notifications", "dark")]
    [InlineData("/alerting/notifications", "light")]
    public async Task Nothing_keeps_people_with_other_eyes_or_hands_out(string address, string theme)
    {
        if (address != "/login") await LogInAsync();
        // Notes stand in the panels, where they can be reached by keyboard.
        if (address == "/d/shop") await Stage.SendAsync(HttpMethod.Post, "/api/annotations", """{"dashboardUID":"shop","tags":["delivery"],"text":"Delivery"}""");
        await Page.GotoAsync($"{address}?theme={theme}");
        if (address == "/d/shop") await Panel("Totals").GetByRole(AriaRole.Columnheader).First.WaitForAsync();
        await Expect(Page.Locator("[aria-busy]")).ToHaveCountAsync(0);

        // The colour of a value is the dashboard's own choice, and Grafana's green is pale on white.
        var found = await Page.RunAxe(new AxeRunContext { Exclude = [new AxeSelector(".stat"), new AxeSelector(".bars .value"), new AxeSelector(".cell-gauge")] });
        var grave = found.Violations.Where(violation => violation.Impact is "serious" or "critical").ToList();
        Assert.True(grave.Count == 0, string.Join('\n', grave.SelectMany(violation => violation.Nodes.Select(
            node => $"{violation.Impact} {violation.Id}: {violation.Help}: {node.Html} {string.Join(' ', node.Any.Concat(node.All).Select(check => check.Message))}"))));
    }

    [Fact]
    public async Task The_reader_switches_between_dark_and_light_and_it_stays_so()
    {
        await LogInAsync();
        await Page.GotoAsync("/dashboards");
        var dark = await BrightnessAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Switch between dark and light" }).ClickAsync();
        await Expect(Page.Locator("html[data-theme=light]")).ToHaveCountAsync(1);
        var light = await BrightnessAsync();
        await Page.GotoAsync("/d/store-room");

        Assert.InRange(dark, 0, 60);
        Assert.InRange(light, 200, 255);
        Assert.Equal(light, await BrightnessAsync());
    }

    [Fact]
    public async Task Who_has_not_chosen_gets_what_their_system_is_set_to_and_the_choice_outlives_it()
    {
        await using var reader = await Stage.NewReaderAsync(Size, ColorScheme.Light);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/login");
        await Expect(page.Locator("html[data-theme=light]")).ToHaveCountAsync(1);
        await reader.AddCookiesAsync([new Cookie { Name = "page_theme", Value = "dark", Url = Stage.Address.AbsoluteUri }]);
        await page.ReloadAsync();

        await Expect(page.Locator("html[data-theme=dark]")).ToHaveCountAsync(1);
    }

    /// <summary>Mean of the background's red, green and blue, 0 to 255.</summary>
    private Task<double> BrightnessAsync() =>
        Page.EvaluateAsync<double>("() => { const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).map(Number); return (r + g + b) / 3; }");
}
