using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cortico.Web.Health;

public static class HealthEndpoints
{
    private const string Ready = "ready";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks().AddCheck<RedisHealthCheck>("redis", tags: [Ready]);
    }

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: so does Redis. 200 or 503, with a JSON body.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        Map("/health/live", _ => false);
        Map("/health/ready", check => check.Tags.Contains(Ready));

        void Map(string path, Func<HealthCheckRegistration, bool> checks) =>
            app.MapHealthChecks(path, new HealthCheckOptions { Predicate = checks, ResponseWriter = HealthBody.WriteAsync })
                .DisableHttpMetrics();
    }
}
