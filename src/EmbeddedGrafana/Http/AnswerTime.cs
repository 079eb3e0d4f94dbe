namespace Cortico.EmbeddedGrafana.Http;

internal static class AnswerTime
{
    /// <summary>A time as Grafana writes most of them: UTC, whole seconds, ending in Z.</summary>
    public static DateTime ToAnswer(this DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds()).UtcDateTime;
}
