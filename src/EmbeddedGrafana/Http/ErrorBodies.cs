using Microsoft.AspNetCore.Http.Features;

namespace Cortico.EmbeddedGrafana.Http;

/// <summary>Turns what handlers throw into answers in Grafana's forms; an unexpected error is logged and told without its inside.</summary>
internal static partial class ErrorBodies
{
    public static IApplicationBuilder UseErrorBodies(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("http");
        return app.Use(async (context, next) =>
        {
            try
            {
                await next(context);

                // The framework answers a body past the limit by itself, with nothing but the status.
                if (context.Response is { StatusCode: StatusCodes.Status413PayloadTooLarge, HasStarted: false })
                {
                    await TooLarge(context).ExecuteAsync(context);
                }
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The client has gone: nobody reads an answer.
            }
            catch (Exception error) when (!context.Response.HasStarted)
            {
                context.Response.Clear();
                await Answer(error, context, log).ExecuteAsync(context);
            }
        });
    }

    private static GrafanaError Answer(Exception error, HttpContext context, ILogger log)
    {
        switch (error)
        {
            case GrafanaErrorException { Error: var answer }:
                return answer;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return TooLarge(context);
            case BadHttpRequestException:
                return GrafanaError.BadRequestData();
            default:
                LogFailure(log, context.Request.Method, context.Request.Path, error);
                return GrafanaError.Message(StatusCodes.Status500InternalServerError, "Internal server error");
        }
    }

    /// <summary>Some endpoints take less than the others.</summary>
    private static GrafanaError TooLarge(HttpContext context)
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? RequestLimits.BodyBytes;
        return GrafanaError.Message(StatusCodes.Status413PayloadTooLarge, $"The request body is larger than {(most < 1 << 20 ? $"{most >> 10} KiB" : $"{most >> 20} MiB")}.");
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger log, string method, PathString path, Exception error);
}
