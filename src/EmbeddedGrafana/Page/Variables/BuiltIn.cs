using System.Globalization;
using Cortico.EmbeddedGrafana.Page.Time;

namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>The variables that every dashboard has. Those of steps and rates belong to the query engine and stay.</summary>
internal static class BuiltIn
{
    public static IReadOnlyDictionary<string, string> Of(PageTimeRange range, string dashboard = "", string user = "") => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["__from"] = range.From.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["__to"] = range.To.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["__dashboard"] = dashboard,
        ["__user"] = user,
        ["__org"] = "1",
    };
}
