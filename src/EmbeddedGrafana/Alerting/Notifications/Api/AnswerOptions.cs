using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

internal static class AnswerOptions
{
    /// <summary>As the other answers: no escapes for the sake of HTML.</summary>
    public static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
