using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Fields;

namespace Cortico.EmbeddedGrafana.Page;

/// <summary>What is known of the person in front of the page, beside the login: the theme and the time zone, from cookies that the page sets.</summary>
internal static class Reader
{
    public const string ThemeCookie = "page_theme";

    /// <summary>What the reader's system prefers; it counts where the reader has chosen nothing.</summary>
    public const string SystemThemeCookie = "page_system";
    public const string ZoneCookie = "page_zone";

    public static DisplayContext Of(HttpRequest request, string? dashboardZone = null) => new(ThemeOf(request), Zone(dashboardZone is "utc" or "UTC" ? "UTC" : dashboardZone is { Length: > 0 } and not "browser" ? dashboardZone : request.Cookies[ZoneCookie]));

    private static Theme ThemeOf(HttpRequest request) =>
        (request.Query["theme"] is [{ Length: > 0 } asked, ..] ? asked : request.Cookies[ThemeCookie] ?? request.Cookies[SystemThemeCookie]) == "light" ? Theme.Light : Theme.Dark;

    /// <returns>UTC where the name is of no known zone.</returns>
    private static TimeZoneInfo Zone(string? name) => name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
