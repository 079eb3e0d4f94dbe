using Cortico.Web.Redis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cortico.Web.Hits;

public static class HitsEndpoint
{
    public static void AddHits(this WebApplicationBuilder builder) => builder.Services.AddSingleton<HitCounter>();

    /// <summary><c>GET /</c>: counts the hit and says which one it was; 503 when Redis is away.</summary>
    public static void MapHits(this IEndpointRouteBuilder app) => app.MapGet("/", GreetAsync);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> GreetAsync(HitCounter hits, HttpResponse response)
    {
        if (!hits.CheckAvailable())
            return Unavailable(response, "There is no connection to Redis.");
        try
        {
            var count = await hits.IncrementAsync();
            return TypedResults.Text($"Hello World! I have been seen {count} times..\n", "text/plain; charset=utf-8");
        }
        catch (Exception error) when (error.IsOutage())
        {
            return Unavailable(response, "Redis did not count this hit in time.");
        }
    }

    private static ProblemHttpResult Unavailable(HttpResponse response, string detail)
    {
        response.Headers.RetryAfter = "1";
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status503ServiceUnavailable, title: "The hit counter is away");
    }
}
