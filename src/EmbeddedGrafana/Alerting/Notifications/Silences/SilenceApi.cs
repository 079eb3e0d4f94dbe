using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;

/// <summary>Silences: <c>/api/alertmanager/grafana/api/v2/silences</c>.</summary>
internal static class SilenceApi
{
    private const string Path = NotificationsApi.Path + "/api/v2";

    public static void MapSilences(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/silences", (string[]? filter, SilenceStore silences, TimeProvider time) =>
        {
            var matchers = NotificationsApi.Filter(filter);
            return Results.Json([.. silences.All().Where(silence => Suits(silence, matchers)).Select(silence => silence.ToAnswer(time.GetUtcNow()))], NotifierJson.Default.SilenceAnswerArray);
        }).Requires("alert.instances:read", Role.Viewer);
        routes.MapPost(Path + "/silences", async (SilenceBody body, SilenceStore silences, CancellationToken cancellation) =>
            Results.Json(new SilenceId(await silences.SetAsync(body, cancellation)), NotifierJson.Default.SilenceId, statusCode: StatusCodes.Status202Accepted))
            .Requires("alert.instances:create", Role.Editor);
        routes.MapGet(Path + "/silence/{id}", (string id, SilenceStore silences, TimeProvider time) => silences.Find(id) is { } silence
            ? Results.Json(silence.ToAnswer(time.GetUtcNow()), NotifierJson.Default.SilenceAnswer)
            : SilenceStore.NotFound(id)).Requires("alert.instances:read", Role.Viewer);
        routes.MapDelete(Path + "/silence/{id}", async (string id, SilenceStore silences, CancellationToken cancellation) =>
        {
            await silences.ExpireAsync(id, cancellation);
            return Results.Json(new MessageAnswer("silence deleted"), HttpJson.Default.MessageAnswer);
        }).Requires("alert.instances:write", Role.Editor);
    }

    /// <summary>Whether the silence speaks of each filtered label, with a value that the filter takes.</summary>
    private static bool Suits(Silence silence, List<Matcher> filter) =>
        filter.TrueForAll(wanted => silence.Matchers.Any(matcher => matcher.Name == wanted.Name && wanted.Matches(matcher.Value)));
}
