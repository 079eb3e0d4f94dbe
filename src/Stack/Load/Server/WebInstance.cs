namespace Cortico.Stack.Load;

/// <summary>A process of the web app, as Prometheus knows it.</summary>
/// <param name="Name">Its label <c>instance</c>, <c>host:port</c>.</param>
/// <param name="Scraped">Begin of its last scrape.</param>
/// <param name="IsUp">Whether that scrape had an answer.</param>
public sealed record WebInstance(string Name, DateTimeOffset Scraped, bool IsUp);
