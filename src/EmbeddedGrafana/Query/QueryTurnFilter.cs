using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>Before an endpoint that asks data sources: see <see cref="QueryTurns"/>.</summary>
internal sealed class QueryTurnFilter(QueryTurns turns, QueryLimits limits) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var user = context.HttpContext.Features.Get<Caller>()!.UserId;
        if (!turns.TryBegin(user))
        {
            return GrafanaError.TooMany($"You have {limits.RequestsPerUser} requests for data under way, which are the most. Wait for their answers, or refresh less often.");
        }

        try
        {
            return await next(context);
        }
        finally
        {
            turns.End(user);
        }
    }
}
