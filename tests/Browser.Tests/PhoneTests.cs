using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

public sealed class PhoneTests(Stage stage) : BrowserTest(stage)
{
    protected override ViewportSize Size => new() { Width = 390, Height = 844 };

    [Theory]
    [InlineData("/login")]
    [InlineData("/dashboards")]
    [InlineData("/d/shop")]
    [InlineData("/d/gallery")]
    [InlineData("/d/shop?from=1800000000000&to=1800000060000")]
    [InlineData("/alerting/list")]
    [InlineData("/alerting/notifications")]
    public async Task On_a_phone_nothing_reaches_past_the_edge(string address)
    {
        if (address != "/login") await LogInAsync();
        await Page.GotoAsync(address);
        await Page.Locator("main").WaitForAsync();

        Assert.Equal(390, await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task On_a_phone_the_controls_stand_in_two_lines_at_most()
    {
        await OpenAsync("/d/shop?from=1800000000000&to=1800000060000", "Requests");
        var lines = await Page.Locator(".time-controls > *").EvaluateAllAsync<float[]>("groups => [...new Set(groups.map(group => group.getBoundingClientRect().top))]");
        var controls = (await Page.Locator(".time-controls").BoundingBoxAsync())!;

        Assert.InRange(lines.Length, 1, 2);
        Assert.InRange(controls.Height, 30, 80);
        await Expect(Page.Locator("[data-range]")).ToBeVisibleAsync();
        Assert.True(await Page.Locator("[data-range]").EvaluateAsync<bool>("text => text.scrollWidth <= text.clientWidth"), "The range is cut off.");
    }

    [Fact]
    public async Task On_a_phone_panels_stand_below_each_other_and_are_drawn()
    {
        await OpenAsync("/d/shop", "Requests");
        var boxes = new List<LocatorBoundingBoxResult>();
        foreach (var panel in await Page.Locator("section.panel").AllAsync()) boxes.Add((await panel.BoundingBoxAsync())!);

        Assert.Equal(6, boxes.Count);
        Assert.All(boxes.Zip(boxes.Skip(1)), pair => Assert.True(pair.First.Y + pair.First.Height <= pair.Second.Y + 1, "Two panels stand beside or on each other."));
        Assert.All(boxes, box => Assert.InRange(box.Width, 340, 390));
        await Panel("Totals").ScrollIntoViewIfNeededAsync();
        await Expect(Panel("Totals").GetByRole(AriaRole.Columnheader).First).ToBeVisibleAsync();
    }
}
