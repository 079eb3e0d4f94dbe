using Cortico.Stack;
using Microsoft.Playwright;

namespace Cortico.Browser.Tests;

/// <summary>A test with a browser window of its own. At its end the page must have kept the rules; after a failure a picture and a trace are kept.</summary>
[Collection(nameof(Stage))]
public abstract class BrowserTest(Stage stage) : IAsyncLifetime
{
    private IBrowserContext? _context;

    protected Stage Stage { get; } = stage;

    protected IPage Page { get; private set; } = null!;

    protected PageWatch Watch { get; private set; } = null!;

    protected virtual ViewportSize Size => new() { Width = 1280, Height = 900 };

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Stage.RequireBrowser();
        _context = await Stage.NewReaderAsync(Size, ColorScheme.Dark);
        _context.SetDefaultTimeout(30_000);
        await _context.Tracing.StartAsync(new TracingStartOptions { Screenshots = true, Snapshots = true });
        Watch = new PageWatch(_context, Stage.Address);
        Page = await _context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_context is null) return;
        var complaints = Watch.Complaints;
        var failed = complaints.Count > 0 || TestContext.Current.TestState?.Result == TestResult.Failed;
        await KeepAsync(failed);
        await _context.DisposeAsync();
        Assert.Empty(complaints);
    }

    /// <summary>Logs in without the form, which has tests of its own.</summary>
    protected async Task LogInAsync()
    {
        var answer = await _context!.APIRequest.PostAsync("/login", new APIRequestContextOptions { DataObject = new { user = "admin", password = "secret" } });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    /// <summary>Opens a dashboard and waits until every panel in sight is drawn.</summary>
    protected async Task<ILocator> OpenAsync(string address, string panel)
    {
        await LogInAsync();
        await Page.GotoAsync(address);
        var found = Panel(panel);
        await found.Locator(".body:not([aria-busy])").WaitForAsync();
        return found;
    }

    /// <summary>By its title.</summary>
    protected ILocator Panel(string title) => Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = title, Exact = true });

    /// <summary>Waits for the page's next request for panels while <paramref name="action"/> is done, and gives its body.</summary>
    /// <param name="part">What it has in it; others are passed over, as the one for the texts below a pointer.</param>
    protected async Task<string> QueryAsync(Func<Task> action, string part = "")
    {
        var request = await Page.RunAndWaitForRequestAsync(action, request => request.Method == "POST" && new Uri(request.Url).AbsolutePath.EndsWith("/panels", StringComparison.Ordinal) && request.PostData?.Contains(part, StringComparison.Ordinal) is true);
        return request.PostData ?? "";
    }

    private async Task KeepAsync(bool failed)
    {
        if (!failed)
        {
            await _context!.Tracing.StopAsync();
            return;
        }

        var folder = Path.Combine(RepositoryPaths.Around(AppContext.BaseDirectory).Artifacts, "browser");
        var name = Path.Combine(folder, string.Concat((TestContext.Current.Test?.TestDisplayName ?? "test").Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-')));
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = name + ".png", FullPage = true });
        await _context!.Tracing.StopAsync(new TracingStopOptions { Path = name + ".zip" });
    }
}
