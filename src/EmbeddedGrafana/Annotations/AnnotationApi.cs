using System.Text.Json;
using Cortico.EmbeddedGrafana.Dashboards;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary>Annotations: <c>/api/annotations</c>.</summary>
public static class AnnotationApi
{
    private const string Path = "/api/annotations";

    public static IServiceCollection AddAnnotations(this IServiceCollection services) => services.AddSingleton<AnnotationStore>().AddJsonTypes(AnnotationJson.Default);

    public static IEndpointRouteBuilder MapAnnotations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, List).Requires("annotations:read", Role.Viewer);
        routes.MapGet(Path + "/tags", Tags).Requires("annotations:read", Role.Viewer);
        routes.MapGet(Path + "/{id:long}", Get).Requires("annotations:read", Role.Viewer);
        routes.MapPost(Path, CreateAsync).Requires("annotations:create", Role.Editor);
        routes.MapPost(Path + "/graphite", CreateGraphiteAsync).Requires("annotations:create", Role.Editor);
        routes.MapPut(Path + "/{id:long}", ReplaceAsync).Requires("annotations:write", Role.Editor);
        routes.MapPatch(Path + "/{id:long}", PatchAsync).Requires("annotations:write", Role.Editor);
        routes.MapDelete(Path + "/{id:long}", DeleteAsync).Requires("annotations:delete", Role.Editor);
        routes.MapPost(Path + "/mass-delete", DeleteManyAsync).Requires("annotations:delete", Role.Editor);
        return routes;
    }

    private static IResult List(HttpContext context, AnnotationStore store) =>
        Results.Json([.. store.Find(Read(context.Request.Query)).Select(AnnotationAnswer.Of)], AnnotationJson.Default.AnnotationAnswerArray);

    private static AnnotationQuery Read(IQueryCollection query) => new(
        Number(query, "from"), Number(query, "to"), query["dashboardUID"].ToString(), Number(query, "dashboardId"), Number(query, "panelId"), Number(query, "userId"),
        [.. query["tags"].OfType<string>().Where(tag => tag.Length > 0)], query["matchAny"] == "true",
        query["type"].ToString() switch { "alert" => true, "annotation" => false, _ => null }, query["alertUID"].ToString(), (int)Math.Min(Number(query, "limit") ?? 100, int.MaxValue));

    /// <summary>Zero counts as not given.</summary>
    private static long? Number(IQueryCollection query, string name) => long.TryParse(query[name], out var number) && number > 0 ? number : null;

    private static IResult Get(long id, AnnotationStore store) => store.Find(id) is { } annotation
        ? Results.Json(AnnotationAnswer.Of(annotation), AnnotationJson.Default.AnnotationAnswer)
        : NotFound();

    private static async Task<IResult> CreateAsync(
        AnnotationBody body, Caller caller, AnnotationStore store, DashboardStore dashboards, TimeProvider time, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(body.Text))
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "Failed to save annotation");
        }

        var dashboard = body.DashboardUid is { Length: > 0 } uid ? dashboards.Find(uid) : body.DashboardId is > 0 and var id ? dashboards.Find(id) : null;
        if (dashboard is null && (body.DashboardUid is { Length: > 0 } || body.DashboardId > 0))
        {
            return GrafanaError.Message(StatusCodes.Status500InternalServerError, "Error while checking annotation permissions");
        }

        var (start, end) = Span(body.Time, body.TimeEnd, time);
        var annotation = new Annotation
        {
            DashboardUid = dashboard?.Uid ?? "", DashboardId = dashboard?.Id, PanelId = body.PanelId is > 0 ? body.PanelId : null, Time = start, TimeEnd = end,
            Text = body.Text, Tags = body.Tags ?? [], UserId = caller.UserId, Data = Object(body.Data) ?? JsonElement.Parse("{}"),
        };
        return Results.Json(new AnnotationAdded(await store.AddAsync(annotation, cancellation), "Annotation added"), AnnotationJson.Default.AnnotationAdded);
    }

    private static async Task<IResult> CreateGraphiteAsync(GraphiteBody body, Caller caller, AnnotationStore store, TimeProvider time, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(body.What))
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "Failed to save Graphite annotation");
        }

        string[] tags = body.Tags switch
        {
            { ValueKind: JsonValueKind.String } words => words.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)],
            _ => [],
        };
        var (start, end) = Span(body.When * 1000, null, time);
        var text = string.IsNullOrEmpty(body.Data) ? body.What : body.What + "\n" + body.Data;
        var annotation = new Annotation { Time = start, TimeEnd = end, Text = text, Tags = tags, UserId = caller.UserId };
        return Results.Json(new AnnotationAdded(await store.AddAsync(annotation, cancellation), "Graphite annotation added"), AnnotationJson.Default.AnnotationAdded);
    }

    private static async Task<IResult> ReplaceAsync(long id, AnnotationBody body, AnnotationStore store, TimeProvider time, CancellationToken cancellation)
    {
        if (store.Find(id) is not { } stored)
        {
            return NotFound();
        }

        var (start, end) = body.Time is > 0 ? Span(body.Time, body.TimeEnd, time) : (stored.Time, stored.TimeEnd);
        var updated = stored with { Time = start, TimeEnd = end, Text = body.Text ?? "", Tags = body.Tags ?? [], Data = Object(body.Data) ?? stored.Data };
        return await store.UpdateAsync(updated, cancellation) ? Done("Annotation updated") : NotFound();
    }

    private static async Task<IResult> PatchAsync(long id, AnnotationBody body, AnnotationStore store, TimeProvider time, CancellationToken cancellation)
    {
        if (store.Find(id) is not { } stored)
        {
            return NotFound();
        }

        var (start, end) = Span(body.Time is > 0 ? body.Time : stored.Time, body.TimeEnd is > 0 ? body.TimeEnd : stored.TimeEnd, time);
        var updated = stored with
        {
            Time = start, TimeEnd = end, Text = body.Text is { Length: > 0 } text ? text : stored.Text, Tags = body.Tags ?? stored.Tags, Data = Object(body.Data) ?? stored.Data,
        };
        return await store.UpdateAsync(updated, cancellation) ? Done("Annotation patched") : NotFound();
    }

    private static async Task<IResult> DeleteAsync(long id, AnnotationStore store, CancellationToken cancellation)
    {
        await store.DeleteAsync(id, cancellation);
        return Done("Annotation deleted");
    }

    private static async Task<IResult> DeleteManyAsync(MassDeletion body, AnnotationStore store, CancellationToken cancellation)
    {
        if (body.AnnotationId > 0)
        {
            await store.DeleteAsync(body.AnnotationId, cancellation);
        }
        else if (body.DashboardUid is { Length: > 0 } uid && body.PanelId > 0)
        {
            await store.DeleteAsync(uid, body.PanelId, cancellation);
        }
        else
        {
            return GrafanaError.BadRequestData();
        }

        return Done("Annotations deleted");
    }

    private static IResult Tags(string? tag, int? limit, AnnotationStore store) => Results.Json(
        new AnnotationTags(new AnnotationTagList([.. store.Tags(tag ?? "", limit is > 0 ? limit.Value : 100).Select(found => new AnnotationTag(found.Tag, found.Count))])),
        AnnotationJson.Default.AnnotationTags);

    /// <summary>A span in order, whichever way round it was sent.</summary>
    private static (long Start, long End) Span(long? start, long? end, TimeProvider time)
    {
        var first = start is > 0 ? start.Value : time.GetUtcNow().ToUnixTimeMilliseconds();
        var last = end is > 0 ? end.Value : first;
        return (Math.Min(first, last), Math.Max(first, last));
    }

    private static JsonElement? Object(JsonElement? data) => data is { ValueKind: JsonValueKind.Object } ? data : null;

    private static GrafanaError NotFound() => GrafanaError.Message(StatusCodes.Status404NotFound, "Annotation not found");

    private static IResult Done(string message) => Results.Json(new MessageAnswer(message), HttpJson.Default.MessageAnswer);
}
