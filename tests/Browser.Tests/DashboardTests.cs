using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

public sealed class DashboardTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task The_list_has_every_dashboard_and_the_search_narrows_it()
    {
        await LogInAsync();
        await Page.GotoAsync("/dashboards");
        await Expect(Page.Locator(".dashboards a")).ToHaveTextAsync(["Gallery", "Shop", "Store room", "Tower", "Watch"]);
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("room");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".dashboards a")).ToHaveTextAsync(["Store room"]);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Store room" }).ClickAsync();

        await Expect(Page.GetByText("Nothing is kept here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_time_series_is_drawn_and_its_legend_names_every_series_with_its_last_value()
    {
        var panel = await OpenAsync("/d/shop", "Requests");

        await Expect(panel.Locator(".legend tbody tr")).ToHaveCountAsync(ShopExporter.Routes.Count);
        foreach (var (route, index) in ShopExporter.Routes.Select((route, index) => (route, index)))
        {
            var row = panel.Locator(".legend tbody tr").Nth(index);
            await Expect(row.GetByRole(AriaRole.Button)).ToHaveTextAsync(route);
            await Expect(row.Locator("td").Last).ToHaveTextAsync(new Regex(@"^\d+(\.\d+)? req/s$"));
        }

        Assert.True(await ColouredPixelsAsync(panel) > 200, "Hardly anything is drawn in the panel.");
    }

    [Fact]
    public async Task A_stat_shows_what_Prometheus_has()
    {
        var panel = await OpenAsync("/d/shop?refresh=5s", "Temperature");
        var value = await Stage.ValueAsync("shop_temperature_celsius");

        await Expect(panel.Locator(".value")).ToHaveTextAsync(new Regex($@"^\s*{Regex.Escape(value.ToString(CultureInfo.InvariantCulture))}\s*°C\s*$"));
    }

    [Fact]
    public async Task A_panel_without_data_and_one_with_an_error_say_so()
    {
        await OpenAsync("/d/shop", "Nobody measures this");

        await Expect(Panel("Nobody measures this").Locator(".message")).ToContainTextAsync("No data");
        await Expect(Panel("Written wrongly").GetByRole(AriaRole.Alert)).ToContainTextAsync("parse error");
        await Expect(Panel("Totals").GetByRole(AriaRole.Columnheader, new() { Name = "route" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Dragging_over_a_graph_zooms_every_panel_to_that_time()
    {
        var panel = await OpenAsync("/d/shop", "Requests");
        var plot = (await panel.Locator(".plot").BoundingBoxAsync())!;
        var before = DateTimeOffset.UtcNow;
        var body = await QueryAsync(async () =>
        {
            // To the newest values: the first test of a run has no older ones.
            await Page.Mouse.MoveAsync(plot.X + plot.Width * 0.7f, plot.Y + plot.Height * 0.5f);
            await Page.Mouse.DownAsync();
            await Page.Mouse.MoveAsync(plot.X + plot.Width * 0.97f, plot.Y + plot.Height * 0.5f, new() { Steps = 5 });
            await Page.Mouse.UpAsync();
        }, "\"to\":\"1");

        var query = System.Web.HttpUtility.ParseQueryString(new Uri(Page.Url).Query);
        var (from, to) = (long.Parse(query["from"]!, CultureInfo.InvariantCulture), long.Parse(query["to"]!, CultureInfo.InvariantCulture));
        Assert.InRange(to - from, 10_000, 25_000);
        Assert.InRange(from, before.AddMinutes(-1).ToUnixTimeMilliseconds(), before.ToUnixTimeMilliseconds());
        Assert.Contains($"\"from\":\"{from}\"", body, StringComparison.Ordinal);
        await Expect(Page.Locator("[data-range]")).ToHaveTextAsync(new Regex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d to \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$"));
        await Page.ReloadAsync();
        await panel.Locator("canvas").First.WaitForAsync();
        Assert.Contains($"from={from}", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_picker_sets_a_relative_range()
    {
        await OpenAsync("/d/shop", "Requests");
        await Page.Locator("summary", new() { HasText = "Time range" }).ClickAsync();
        var body = await QueryAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Last 15 minutes" }).ClickAsync());

        Assert.Contains("\"from\":\"now-15m\",\"to\":\"now\"", body, StringComparison.Ordinal);
        await Expect(Page).ToHaveURLAsync(new Regex(@"\?from=now-15m&to=now$"));
        await Expect(Page.Locator("[data-range]")).ToHaveTextAsync("Last 15 minutes");
    }

    [Fact]
    public async Task With_a_refresh_interval_a_new_value_appears_by_itself()
    {
        var panel = await OpenAsync("/d/shop", "Temperature");
        try
        {
            Stage.Shop.Temperature = 33.25;
            await Page.GetByLabel("Refresh every").SelectOptionAsync("5s");

            await Expect(panel.Locator(".value")).ToContainTextAsync("33.3", new() { Timeout = 30_000 });
            Assert.Contains("refresh=5s", Page.Url, StringComparison.Ordinal);
        }
        finally
        {
            await Stage.CoolDownAsync();
        }
    }

    [Fact]
    public async Task The_pointer_shows_all_series_of_its_panel_and_the_line_in_the_others()
    {
        var panel = await OpenAsync("/d/shop", "Requests");
        var other = Panel("Temperature over time");
        await other.Locator("canvas").First.WaitForAsync();
        var plot = (await panel.Locator(".plot").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(plot.X + plot.Width * 0.9f, plot.Y + plot.Height * 0.4f);
        await panel.Locator(".body:not([aria-busy])").WaitForAsync();
        await Page.Mouse.MoveAsync(plot.X + plot.Width * 0.9f + 3, plot.Y + plot.Height * 0.4f);
        var tooltip = Page.Locator(".tooltip");
        await Expect(tooltip.Locator(".line")).ToHaveCountAsync(ShopExporter.Routes.Count);
        foreach (var route in ShopExporter.Routes) await Expect(tooltip.GetByText(route, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(other.Locator(".crosshair")).ToBeVisibleAsync();

        await Page.Mouse.MoveAsync(2, 2);
        await Expect(tooltip).ToHaveCountAsync(0);
        await Expect(other.Locator(".crosshair")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_pointer_that_rests_sees_the_values_come_and_change()
    {
        var panel = await OpenAsync("/d/shop?refresh=5s", "Temperature over time");
        var plot = (await panel.Locator(".plot").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(plot.X + plot.Width * 0.9f, plot.Y + plot.Height * 0.4f);
        var tooltip = Page.Locator(".tooltip");
        await Expect(tooltip.Locator(".line")).ToHaveTextAsync(new Regex(@"^hall\s*[\d.]+ °C$"));
        var before = await tooltip.Locator(".time").TextContentAsync();
        await Expect(tooltip.Locator(".time")).Not.ToHaveTextAsync(before ?? "");
    }

    [Fact]
    public async Task Another_value_of_a_variable_asks_again_and_shows_only_that()
    {
        var panel = await OpenAsync("/d/shop", "Requests");
        var choice = Page.GetByLabel("Route");
        await Expect(choice.Locator("option")).ToHaveTextAsync(["All", .. ShopExporter.Routes]);
        var body = await QueryAsync(() => choice.SelectOptionAsync("/basket"));

        Assert.Contains("\"route\":[\"/basket\"]", body, StringComparison.Ordinal);
        await Expect(Page).ToHaveURLAsync(new Regex("var-route=%2Fbasket"));
        await Expect(panel.Locator(".legend tbody tr")).ToHaveCountAsync(1);
        await Expect(panel.Locator(".legend tbody tr").GetByRole(AriaRole.Button)).ToHaveTextAsync("/basket");
    }

    [Fact]
    public async Task A_press_on_a_name_in_the_legend_leaves_that_series_alone()
    {
        var panel = await OpenAsync("/d/shop", "Requests");
        var names = panel.Locator(".legend tbody").GetByRole(AriaRole.Button);
        await names.Filter(new() { HasText = "/basket" }).ClickAsync();

        await Expect(panel.Locator(".legend tbody button[aria-pressed=true]")).ToHaveTextAsync(["/basket"]);
    }

    /// <summary>Pixels of the drawing that are neither empty nor grey, as axes and lines of the grid are.</summary>
    private static Task<int> ColouredPixelsAsync(ILocator panel) => panel.Locator("canvas").First.EvaluateAsync<int>("""
        canvas => {
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let found = 0;
          for (let at = 0; at < data.length; at += 4) {
            const [red, green, blue, alpha] = data.slice(at, at + 4);
            if (alpha > 100 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) { found++; }
          }
          return found;
        }
        """);
}
