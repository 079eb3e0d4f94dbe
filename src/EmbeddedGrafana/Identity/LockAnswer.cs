using System.Globalization;

namespace Cortico.EmbeddedGrafana.Identity;

internal static class LockAnswer
{
    /// <summary>States, in the header that programs know, when a locked name is open again.</summary>
    public static void TellLock(this HttpResponse response, DateTimeOffset until, TimeProvider time) =>
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling((until - time.GetUtcNow()).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
