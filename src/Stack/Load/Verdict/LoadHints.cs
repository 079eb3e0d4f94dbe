namespace Cortico.Stack.Load;

/// <summary>What a run's figures say of how it was asked for.</summary>
internal static class LoadHints
{
    private const string Faults = "/fault/";
    private const int NotFound = 404;

    public static IEnumerable<string> Of(ScenarioResult? web, ServerFigures server)
    {
        if (web is not null && server.Routes.Any(route => route.StartsWith(Faults, StringComparison.Ordinal)) && web.Statuses.Any(status => status.Status == NotFound))
            yield return $"The app has no {server.Routes.First(route => route.StartsWith(Faults, StringComparison.Ordinal))}: it breaks on purpose only where it was started so. Run FaultInjection__Enabled=true ./build.sh --target=Up, then this again.";
    }
}
