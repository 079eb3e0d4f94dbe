using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

/// <summary>What a reader keeps: what was drawn, what was chosen, and the place of the keyboard.</summary>
public sealed class StaleTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_refresh_that_fails_leaves_what_was_drawn_and_says_how_old_it_is()
    {
        Watch.Expect("ERR_FAILED");
        var panel = await OpenAsync("/d/shop", "Temperature");
        await Expect(Page.Locator("[aria-busy]")).ToHaveCountAsync(0);
        await Page.RouteAsync("**/panels?*", route => route.AbortAsync());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Refresh", Exact = true }).ClickAsync();

        await Expect(Page.Locator("#status")).ToHaveTextAsync(new Regex(@"no longer up to date\. The server does not answer\. The last data came at \d\d:\d\d:\d\d\."));
        await Expect(Page.Locator("#status")).ToBeVisibleAsync();
        await Expect(panel.Locator(".value")).ToContainTextAsync("°C");
        await Expect(Panel("Requests").Locator(".legend tbody tr")).ToHaveCountAsync(ShopExporter.Routes.Count);

        await Page.UnrouteAsync("**/panels?*");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Refresh", Exact = true }).ClickAsync();
        await Expect(Page.Locator("#status")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Another_value_of_a_variable_keeps_the_rest_of_the_address()
    {
        await OpenAsync("/d/gallery?viewPanel=2&theme=light&var-hidden=mine&from=now-2m&to=now", "Stacked");
        await Page.GetByLabel("side", new() { Exact = true }).SelectOptionAsync("right");

        await Expect(Page).ToHaveURLAsync(new Regex(@"\?viewPanel=2&theme=light&var-hidden=mine&from=now-2m&to=now&var-word=hello&var-side=right$"));
        await Expect(Page.Locator("section.panel")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("Requests", ".legend button", "/basket")]
    [InlineData("Totals", "th button", "route")]
    public async Task A_refresh_leaves_the_keyboard_where_it_was(string title, string control, string name)
    {
        var panel = await OpenAsync("/d/shop", title);
        await Expect(Page.Locator("[aria-busy]")).ToHaveCountAsync(0);
        var button = panel.Locator(control, new() { HasText = name });
        await button.FocusAsync();
        await button.EvaluateAsync("button => button.setAttribute('data-before', '')");
        await Page.EvaluateAsync("() => document.querySelector('[data-action=refresh]').click()");

        await Expect(panel.Locator("[data-before]")).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();
    }
}
