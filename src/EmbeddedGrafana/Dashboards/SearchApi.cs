using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>Search: <c>/api/search</c>.</summary>
internal static class SearchApi
{
    private const int DefaultLimit = 1000;
    private const int MostLimit = 5000;

    public static IEndpointRouteBuilder MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/search", Search);
        return routes;
    }

    private static IResult Search(HttpContext context, SearchStore store)
    {
        var query = context.Request.Query;
        var limit = Number(query, "limit", DefaultLimit);
        if (limit > MostLimit)
        {
            return GrafanaError.Message(StatusCodes.Status422UnprocessableEntity, "Limit is above maximum allowed (5000), use page parameter to access hits beyond limit");
        }

        // Nothing is starred here, and nothing that was deleted comes back.
        if (query["starred"] == "true" || query["deleted"] == "true")
        {
            return Results.Json([], DashboardJson.Default.SearchHitArray);
        }

        var type = query["type"].ToString();
        var hits = store.Find(new SearchQuery(
            query["query"].ToString(), [.. query["tag"].OfType<string>().Where(tag => tag.Length > 0)], type is "" or "dash-db", type is "" or "dash-folder",
            [.. Uids(query, "folderUIDs").Select(uid => uid == "general" ? "" : uid)], Uids(query, "dashboardUIDs"), query["sort"] == "alpha-desc", limit, Number(query, "page", 1)));
        return Results.Json([.. hits], DashboardJson.Default.SearchHitArray);
    }

    private static int Number(IQueryCollection query, string name, int fallback) => int.TryParse(query[name], out var number) && number > 0 ? number : fallback;

    /// <summary>Repeated or with commas between.</summary>
    private static string[] Uids(IQueryCollection query, string name) => [.. query[name].OfType<string>().SelectMany(value => value.Split(',')).Where(value => value.Length > 0)];
}
