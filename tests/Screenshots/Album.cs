using Cortico.Stack;
using Microsoft.Playwright;

namespace Cortico.Screenshots;

/// <summary>The pictures of README and docs, each taken when its page says that all of it is drawn.</summary>
/// <param name="folder">Where the PNGs go.</param>
public sealed class Album(Camera camera, Uri grafana, string folder)
{
    private const int Wide = 1280;
    private const int Phone = 390;

    public async Task TakeAsync(string password, Uri report, Uri console)
    {
        await using (var dark = await LogInAsync(new ViewportSize { Width = Wide, Height = 800 }, ColorScheme.Dark, password))
        {
            await DashboardAsync(dark, "cortico-web", "dashboard-web", null);
            await DashboardAsync(dark, "cortico-services", "dashboard-services-dark", null);
            await PageAsync(dark, new Uri(grafana, "/dashboards"), ".dashboards a", "dashboards");
            await PageAsync(dark, new Uri(grafana, "/alerting/list"), "main", "alert-rules");
        }

        await using (var light = await LogInAsync(new ViewportSize { Width = Wide, Height = 800 }, ColorScheme.Light, password))
        {
            await DashboardAsync(light, "cortico-services", "dashboard-services", null);
            await PageAsync(light, new Uri(grafana, "/alerting/notifications"), "main", "contact-points");
        }

        await using (var phone = await LogInAsync(new ViewportSize { Width = Phone, Height = 844 }, ColorScheme.Dark, password)) await DashboardAsync(phone, "cortico-web", "dashboard-phone", 1300);
        await using var desk = await camera.OpenAsync(new ViewportSize { Width = Wide, Height = 1000 }, ColorScheme.Light);
        await PageAsync(desk, report, "main, body", "load-report");
        await PageAsync(desk, console, "pre", "console");
    }

    private async Task<IBrowserContext> LogInAsync(ViewportSize size, ColorScheme colours, string password)
    {
        var context = await camera.OpenAsync(size, colours);
        var answer = await context.APIRequest.PostAsync(new Uri(grafana, "/login").AbsoluteUri, new APIRequestContextOptions { DataObject = new { user = GrafanaAccount.User, password } });
        if (!answer.Ok) throw new StackException($"{grafana} refused the login with {answer.Status}: {await answer.TextAsync()}");
        return context;
    }

    /// <summary>A dashboard as tall as it is: panels out of sight are not drawn.</summary>
    /// <param name="height">How much of it, in pixels; null for all.</param>
    private async Task DashboardAsync(IBrowserContext context, string uid, string name, int? height)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(grafana, $"/d/{uid}?from=now-15m&to=now").AbsoluteUri);
        var tall = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(page.ViewportSize!.Width, height ?? tall);
        await page.WaitForFunctionAsync("() => { const bodies = [...document.querySelectorAll('.panel .body')].filter(b => b.getBoundingClientRect().top < innerHeight); return bodies.length > 0 && bodies.every(b => !b.hasAttribute('aria-busy')); }");
        var troubles = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.panel')].flatMap(panel => [...panel.querySelectorAll('.body .message, .notices.error')]
              .map(message => `${panel.querySelector('h3').textContent}: ${message.dataset.text ?? message.textContent}`))
            """);
        if (troubles.Length > 0) throw new StackException($"Dashboard {uid} is no picture to show; its panels say:\n{string.Join('\n', troubles.Select(t => $"  {t}"))}\nWait until they have data (./build.sh --target=Verify says when), then run Screenshots again.");
        await SaveAsync(page, name);
    }

    private async Task PageAsync(IBrowserContext context, Uri address, string sign, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        await page.Locator(sign).First.WaitForAsync();
        await SaveAsync(page, name);
    }

    private async Task SaveAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        await page.CloseAsync();
    }
}
