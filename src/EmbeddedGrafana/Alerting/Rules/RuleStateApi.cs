using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>States of rules and alerts as Prometheus's API tells them (<c>/api/prometheus</c>), and their history.</summary>
internal static class RuleStateApi
{
    private const string Read = "alert.rules:read";
    private const string Grafana = "/api/prometheus/grafana/api/v1";

    private static readonly string[] NotEmbedded = ["/api/prometheus/{**rest}", "/api/ruler/{**rest}"];

    public static void MapRuleStates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Grafana + "/rules", Rules).Requires(Read, Role.Viewer);
        routes.MapGet(Grafana + "/alerts", Alerts).Requires(Read, Role.Viewer);
        routes.MapGet("/api/prometheus/{uid}/api/v1/rules", (string uid, HttpContext context, DataSourceStore sources, DataSourceProxy proxy) => OfDataSourceAsync(uid, "api/v1/rules", context, sources, proxy))
            .Requires(Read, Role.Viewer);
        routes.MapGet("/api/prometheus/{uid}/api/v1/alerts", (string uid, HttpContext context, DataSourceStore sources, DataSourceProxy proxy) => OfDataSourceAsync(uid, "api/v1/alerts", context, sources, proxy))
            .Requires(Read, Role.Viewer);
        routes.MapStateHistory();
        routes.MapGet("/api/embedded/scheduler", (EvaluationFigures figures) => Results.Json(SchedulerAnswer.Of(figures), RuleJson.Default.SchedulerAnswer)).Requires(Read, Role.Viewer);
        foreach (var path in NotEmbedded)
        {
            routes.Map(path, () => GrafanaError.NotEmbedded("This part of the alerting API")).Requires(Read, Role.Viewer);
        }
    }

    private static IResult Rules(HttpRequest request, AlertRules rules, FolderStore folders, StateBook book)
    {
        try
        {
            return Json(RuleStateAnswer.Write(RuleStateFilter.Read(request.Query), rules.All(), FolderPaths.Of(folders.All()), book));
        }
        catch (RuleFilterException error)
        {
            return Json(RuleStateAnswer.WriteError(error.Message), StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Alerts(HttpRequest request, AlertRules rules, StateBook book) => Json(AlertAnswer.Write(
        rules.All().SelectMany(rule => (book.Find(rule.Uid)?.Instances.Values ?? []).Order(AlertImportance.Comparer).Select(instance => (rule, instance))),
        RuleStateFilter.Flag(request.Query, "includeInternalLabels")));

    /// <summary>The data source's server has rules of its own.</summary>
    private static Task OfDataSourceAsync(string uid, string path, HttpContext context, DataSourceStore sources, DataSourceProxy proxy) => sources.Find(uid) is { } source
        ? proxy.ForwardAsync(source, path, context)
        : GrafanaError.Message(StatusCodes.Status404NotFound, "data source not found").ExecuteAsync(context);

    private static IResult Json(ReadOnlyMemory<byte> body, int status = StatusCodes.Status200OK) => new AnswerBytes(body, status);

    private sealed class AnswerBytes(ReadOnlyMemory<byte> body, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json";
            return httpContext.Response.BodyWriter.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }
}
