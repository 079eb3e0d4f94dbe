using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

/// <summary>Rows, repeated panels, and variables that depend on each other.</summary>
public sealed class TowerTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_collapsed_row_asks_for_nothing_until_it_is_opened()
    {
        var asked = new List<string>();
        Page.Request += (_, request) => asked.Add(request.PostData ?? "");
        await OpenAsync("/d/tower", "Of /basket");
        await Expect(Page.Locator("[aria-busy]:visible")).ToHaveCountAsync(0);
        Assert.DoesNotContain(asked, body => body.Contains("\"id\":\"4\"", StringComparison.Ordinal));

        var body = await QueryAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = "In the cellar" }).PressAsync("Enter"));

        Assert.Contains("\"id\":\"4\"", body, StringComparison.Ordinal);
        await Expect(Panel("Cellar").Locator(".value")).ToHaveTextAsync(new Regex(@"\d"));
    }

    [Fact]
    public async Task A_panel_is_repeated_for_each_value_that_is_chosen()
    {
        await OpenAsync("/d/tower", "Of /basket");
        var titles = Page.Locator("section.panel h3").Filter(new() { HasText = "Of /" });
        await Expect(titles).ToHaveTextAsync([.. ShopExporter.Routes.Select(route => "Of " + route)]);
        foreach (var route in ShopExporter.Routes) await Expect(Panel("Of " + route).Locator(".value")).ToHaveTextAsync(new Regex(@"\d"));

        var menu = Page.Locator(".variable summary", new() { HasText = "Route" });
        await menu.ClickAsync();
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "/basket" }).CheckAsync();
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "/checkout" }).CheckAsync();
        await menu.ClickAsync();

        await Expect(titles).ToHaveTextAsync(["Of /basket", "Of /checkout"]);
    }

    [Fact]
    public async Task A_variable_that_depends_on_another_offers_what_belongs_to_it()
    {
        await LogInAsync();
        await Page.GotoAsync("/d/tower?var-route=%2Fbasket");
        await Expect(Page.GetByLabel("Length").Locator("option")).ToHaveTextAsync(["of /basket"]);
        await Page.GotoAsync("/d/tower");

        await Expect(Page.GetByLabel("Length").Locator("option")).ToHaveTextAsync([.. ShopExporter.Routes.Select(route => "of " + route)]);
    }

    [Fact]
    public async Task What_is_written_into_a_text_variable_is_in_titles_and_texts_as_it_was_written()
    {
        await OpenAsync("/d/tower", "Said hello");
        await Page.GetByLabel("Word").FillAsync("<b>bye</b>");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Panel("Said <b>bye</b>").Locator(".body")).ToContainTextAsync("They say");
        await Expect(Page).ToHaveURLAsync(new Regex("var-word="));
    }
}
