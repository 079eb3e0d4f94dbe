using Cortico.Stack;
using Microsoft.Playwright;

namespace Cortico.Screenshots;

/// <summary>The pictures of README and docs, each taken when its page says that all of it is drawn.</summary>
/// <param name="folder">Where the PNGs go.</param>
/// <param name="range">What the dashboards show: the load test and a little before it.</param>
public sealed class Album(Camera camera, Uri grafana, string folder, (DateTimeOffset From, DateTimeOffset To) range)
{
    private static readonly ViewportSize Desk = new() { Width = 1280, Height = 940 };
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    public async Task TakeAsync(string password, Uri report, Uri console)
    {
        await using (var dark = await LogInAsync(Desk, ColorScheme.Dark, password))
        {
            await DashboardAsync(dark, "cortico-web", "dashboard-web");
            await PageAsync(dark, new Uri(grafana, "/dashboards"), "main", "dashboards");
            await PageAsync(dark, new Uri(grafana, "/alerting/list"), "main", "alert-rules");
        }

        await using (var light = await LogInAsync(Desk, ColorScheme.Light, password))
        {
            await DashboardAsync(light, "cortico-services", "dashboard-services");
            await PageAsync(light, new Uri(grafana, "/alerting/notifications"), "main", "contact-points");
        }

        await using (var phone = await LogInAsync(Phone, ColorScheme.Dark, password)) await DashboardAsync(phone, "cortico-web", "dashboard-phone");
        await using var desk = await camera.OpenAsync(Desk, ColorScheme.Light);
        await PageAsync(desk, report, "body", "load-report");
        await ElementAsync(desk, console, "body", "console");
    }

    private async Task<IBrowserContext> LogInAsync(ViewportSize size, ColorScheme colours, string password)
    {
        var context = await camera.OpenAsync(size, colours);
        var answer = await context.APIRequest.PostAsync(new Uri(grafana, "/login").AbsoluteUri, new APIRequestContextOptions { DataObject = new { user = GrafanaAccount.User, password } });
        if (!answer.Ok) throw new StackException($"{grafana} refused the login with {answer.Status}: {await answer.TextAsync()}");
        return context;
    }

    /// <summary>The first screen of a dashboard, once every panel of it is drawn, in sight or not.</summary>
    private async Task DashboardAsync(IBrowserContext context, string uid, string name)
    {
        var page = await context.NewPageAsync();
        var screen = page.ViewportSize!;
        await page.GotoAsync(new Uri(grafana, $"/d/{uid}?from={range.From.ToUnixTimeMilliseconds()}&to={range.To.ToUnixTimeMilliseconds()}").AbsoluteUri);
        await page.Locator(".panel").First.WaitForAsync();
        // A panel out of sight would wait to be drawn.
        await page.SetViewportSizeAsync(screen.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        await page.WaitForFunctionAsync("() => !document.querySelector('.panel .body[aria-busy]')");
        await RequireDataAsync(page, uid);
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        await SaveAsync(page, name, await BottomAsync(page, "main"));
    }

    private static async Task RequireDataAsync(IPage page, string uid)
    {
        var troubles = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.panel')].flatMap(panel => [...panel.querySelectorAll('.body .message, .notices.error')]
              .map(message => `${panel.querySelector('h3').textContent}: ${message.dataset.text ?? message.textContent}`))
            """);
        if (troubles.Length == 0) return;
        throw new StackException(
            $"Dashboard {uid} is no picture to show; its panels say:\n{string.Join('\n', troubles.Select(trouble => $"  {trouble}"))}\nRun ./build.sh --target=Verify, which says why, then Screenshots again.");
    }

    private async Task PageAsync(IBrowserContext context, Uri address, string content, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        await page.Locator(content).WaitForAsync();
        await SaveAsync(page, name, await BottomAsync(page, content));
    }

    private async Task ElementAsync(IBrowserContext context, Uri address, string element, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        await page.Locator(element).ScreenshotAsync(new LocatorScreenshotOptions { Path = FileOf(name) });
        await page.CloseAsync();
    }

    /// <summary>Where the content ends, with a margin: what is empty below it is left out.</summary>
    private static Task<float> BottomAsync(IPage page, string content) => page.EvaluateAsync<float>(
        "selector => 20 + Math.max(...[...document.querySelectorAll(`${selector} *`)].map(e => e.getBoundingClientRect().bottom))", content);

    private async Task SaveAsync(IPage page, string name, float bottom)
    {
        var screen = page.ViewportSize!;
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = FileOf(name),
            Clip = new Clip { Width = screen.Width, Height = Math.Min(screen.Height, bottom) },
            Animations = ScreenshotAnimations.Disabled,
            Caret = ScreenshotCaret.Hide,
        });
        await page.CloseAsync();
    }

    private string FileOf(string name) => Path.Combine(folder, name + ".png");
}
