using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Annotations;

/// <summary>An annotation as it is read; times are milliseconds since 1970.</summary>
internal sealed record AnnotationAnswer(
    long Id, long AlertId, string? AlertName, long? DashboardId, [property: JsonPropertyName("dashboardUID")] string DashboardUid, long? PanelId, long UserId, string NewState, string PrevState,
    long Created, long Updated, long Time, long TimeEnd, string Text, IReadOnlyList<string> Tags, string Login, string Email, string AvatarUrl, JsonElement Data)
{
    public static AnnotationAnswer Of(Annotation annotation) => new(
        annotation.Id, annotation.AlertId, annotation.AlertName, annotation.DashboardId, annotation.DashboardUid, annotation.PanelId, annotation.UserId, annotation.NewState, annotation.PreviousState,
        annotation.Created.ToUnixTimeMilliseconds(), annotation.Updated.ToUnixTimeMilliseconds(), annotation.Time, annotation.TimeEnd, annotation.Text, annotation.Tags,
        annotation.Login, annotation.Email, annotation.Login.Length == 0 ? "" : Users.UserAnswer.Avatar, annotation.Data);
}
