using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

/// <summary>Every kind of drawing on one dashboard, and what must be true of each.</summary>
public sealed class GalleryTests(Stage stage) : BrowserTest(stage)
{
    [Theory]
    [InlineData("dark", "rgb(115, 191, 105)", "rgb(255, 152, 48)")]
    [InlineData("light", "rgb(86, 166, 75)", "rgb(255, 120, 10)")]
    public async Task Every_kind_is_drawn_in_the_theme_s_colours(string theme, string green, string orange)
    {
        await OpenAsync($"/d/gallery?theme={theme}", "Shares");
        await Expect(Page.Locator("[aria-busy]")).ToHaveCountAsync(0);
        Assert.Equal(["loaded", "loaded"], await Page.EvaluateAsync<string[]>("() => [...document.fonts].map(font => font.status)"));

        await Expect(Panel("Gauge").Locator("text").First).ToHaveTextAsync("21.5 °C");
        Assert.Contains(green, await ColoursAsync(Panel("Gauge").Locator("path"), "stroke"));

        var fills = Panel("Of the limit").Locator(".fill");
        var reach = await fills.EvaluateAllAsync<double[]>("fills => fills.map(fill => Math.round(parseFloat(fill.style.width)))");
        Assert.Equal([91, 18, 72], reach);
        var bars = await ColoursAsync(Panel("Of the limit").Locator(".fill > i"), "background");
        Assert.Matches($@"linear-gradient\(to right, {Regex.Escape(green)} 0%, {Regex.Escape(green)} 30%, {Regex.Escape(orange)} 72%\)", bars[2]);
        Assert.DoesNotContain("gradient", bars[1], StringComparison.Ordinal);
        Assert.Contains(green, bars[1], StringComparison.Ordinal);

        var shares = Panel("Shares").Locator(".cell-gauge");
        Assert.All(await shares.Locator(".track").EvaluateAllAsync<double[]>("tracks => tracks.map(track => track.clientWidth)"), width => Assert.InRange(width, 60, 1000));
        var parts = await shares.Locator(".fill").EvaluateAllAsync<double[]>("fills => fills.map(fill => Math.round(100 * fill.offsetWidth / fill.parentElement.offsetWidth))");
        Assert.Equal([72, 18], parts);
        foreach (var graph in new[] { "Bars", "Stacked", "Limits" }) Assert.True(await RowsAsync(Panel(graph)) is { Length: > 20 }, $"Hardly anything is drawn in {graph}.");
    }

    [Fact]
    public async Task Numbers_fill_their_panel_and_nothing_stands_on_them()
    {
        await OpenAsync("/d/gallery", "Line");
        await Expect(Page.Locator("[aria-busy]")).ToHaveCountAsync(0);

        var names = Panel("State").Locator(".stat .name");
        await Expect(names).ToHaveTextAsync(["process-exporter", "prometheus", "redis", "web"]);
        Assert.All(await names.EvaluateAllAsync<bool[]>("names => names.map(name => name.scrollWidth <= name.clientWidth)"), isWhole => Assert.True(isWhole, "A name is cut off."));
        Assert.All(await SizesAsync("State"), size => Assert.InRange(size, 24, 60));

        await Expect(Panel("Version").Locator(".value")).ToHaveTextAsync("1.0.0");
        Assert.InRange((await SizesAsync("Version"))[0], 24, 130);

        var (value, line) = ((await Panel("Line").Locator(".value").BoundingBoxAsync())!, (await Panel("Line").Locator(".stat svg").BoundingBoxAsync())!);
        Assert.True(value.Y + value.Height <= line.Y + 1, "The line runs through the number.");
    }

    [Fact]
    public async Task On_a_scale_of_powers_an_area_reaches_down_to_the_axis_and_zero_has_no_dot()
    {
        var panel = await OpenAsync("/d/gallery", "Powers");
        var plot = (await panel.Locator(".plot").BoundingBoxAsync())!;
        var rows = await RowsAsync(panel);
        await Page.Mouse.MoveAsync(plot.X + plot.Width * 0.9f, plot.Y + plot.Height * 0.5f);
        await Expect(Page.Locator(".tooltip .line", new() { HasText = "nothing" })).ToBeVisibleAsync();

        Assert.InRange(rows[0], plot.Height * 0.1, plot.Height * 0.5);
        Assert.InRange(rows[^1], plot.Height - 32, plot.Height);
        await Expect(panel.Locator(".dot")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_shared_tooltip_is_in_every_graph_and_sorted_as_its_panel_says()
    {
        var panel = await OpenAsync("/d/gallery", "Stacked");
        await Expect(Page.Locator("[aria-busy]")).ToHaveCountAsync(0);
        var plot = (await panel.Locator(".plot").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(plot.X + plot.Width * 0.9f, plot.Y + plot.Height * 0.5f);

        await Expect(Page.Locator(".tooltip")).ToHaveCountAsync(4);
        await Expect(Page.Locator(".tooltip", new() { HasText = "/basket" }).Locator(".line span:nth-child(2)")).ToHaveTextAsync(["/checkout", "/basket", "/"]);
        await Expect(Page.Locator(".tooltip", new() { HasText = "nothing" }).Locator(".line span:last-child").First).ToHaveTextAsync("0.500");
        await Page.Mouse.MoveAsync(2, 2);
        await Expect(Page.Locator(".tooltip")).ToHaveCountAsync(0);
    }

    private static Task<string[]> ColoursAsync(ILocator shapes, string property) =>
        shapes.EvaluateAllAsync<string[]>("(shapes, property) => shapes.map(shape => getComputedStyle(shape)[property])", property);

    private Task<double[]> SizesAsync(string panel) =>
        Panel(panel).Locator(".value").EvaluateAllAsync<double[]>("values => values.map(value => parseFloat(getComputedStyle(value).fontSize))");

    /// <summary>The rows of pixels, from the top of the plot, in which the drawing has a colour in its middle half.</summary>
    private static Task<double[]> RowsAsync(ILocator panel) => panel.Locator("canvas").First.EvaluateAsync<double[]>("""
        canvas => {
          const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const isColoured = at => data[at + 3] > 20 && Math.max(data[at], data[at + 1], data[at + 2]) - Math.min(data[at], data[at + 1], data[at + 2]) > 40;
          const columns = [...Array(Math.floor(width / 2)).keys()].map(column => column + Math.floor(width * 0.45));
          return [...Array(height).keys()].filter(row => columns.some(column => isColoured(4 * (row * width + column)))).map(row => row * canvas.clientHeight / height);
        }
        """);
}
