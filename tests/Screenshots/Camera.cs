using System.Collections;
using Cortico.Stack.Programs;
using Microsoft.Playwright;

namespace Cortico.Screenshots;

/// <summary>A Chromium without a window.</summary>
public sealed class Camera : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Camera(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Takes the machine's Chromium, or fetches it as the local engine fetches its programs.</summary>
    public static async Task<Camera> StartAsync()
    {
        var chromium = (await ProgramStore.OfThisUser().GetAsync([ProgramSpec.Chromium], new Progress<string>(), CancellationToken.None))[ProgramSpec.Chromium];
        var playwright = await Playwright.CreateAsync();
        return new Camera(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium.Path, Env = EnvironmentFor(chromium) }));
    }

    /// <summary>A window with cookies of its own.</summary>
    public Task<IBrowserContext> OpenAsync(ViewportSize size, ColorScheme colours) => _browser.NewContextAsync(new BrowserNewContextOptions
    {
        ViewportSize = size,
        ColorScheme = colours,
        Locale = "en-GB",
        TimezoneId = "UTC",
        ReducedMotion = ReducedMotion.Reduce,
        HasTouch = size.Width < 500,
    });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>Playwright replaces the whole environment by what it is given.</summary>
    private static Dictionary<string, string> EnvironmentFor(InstalledProgram chromium)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in chromium.Environment) environment[name] = value;
        return environment;
    }
}
