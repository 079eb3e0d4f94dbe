namespace Cortico.Stack.Local;

/// <summary>Which Grafana the local engine runs, and why.</summary>
/// <param name="Installed">The machine's own, or null for the embedded one.</param>
/// <param name="Why">In a few words, for the console.</param>
public sealed record GrafanaChoice(InstalledGrafana? Installed, string Why)
{
    public const string Remedy = "Install Grafana 12 or newer so that \"grafana\" is on PATH, or give --grafana-home=FOLDER of an unpacked one, or --grafana=embedded.";

    /// <exception cref="StackException">An installed one is asked for, and there is none that can be used.</exception>
    public static async Task<GrafanaChoice> MakeAsync(string asked, string? home, GrafanaSearch search, CancellationToken cancellation)
    {
        var (choice, problem) = await LookAsync(asked, home, search, cancellation);
        return choice ?? throw new StackException($"{(home is null ? $"--grafana={asked}" : $"--grafana-home={home}")} can't be followed: {problem}. {Remedy}");
    }

    /// <param name="asked">One of <see cref="GrafanaKind"/>.</param>
    /// <param name="home">Folder of an installed one; wanting it is wanting no other.</param>
    /// <returns>The choice, or why there is none.</returns>
    public static async Task<(GrafanaChoice? Choice, string? Problem)> LookAsync(string asked, string? home, GrafanaSearch search, CancellationToken cancellation)
    {
        if (asked == GrafanaKind.Embedded) return (new GrafanaChoice(null, "asked for"), null);
        try
        {
            var installed = await search.FindAsync(home, cancellation);
            return (new GrafanaChoice(installed, $"{installed.Version}, {installed.Home}"), null);
        }
        catch (StackException problem) when (asked == GrafanaKind.Auto && home is null)
        {
            return (new GrafanaChoice(null, problem.Message), null);
        }
        catch (StackException problem)
        {
            return (null, problem.Message);
        }
    }

    public override string ToString() => Installed is null ? $"{GrafanaKind.Embedded} ({Why})" : $"{GrafanaKind.Installed} {Why}";
}
