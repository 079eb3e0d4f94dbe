using System.Security.Cryptography;

namespace Cortico.EmbeddedGrafana.Storage;

/// <summary>Fourteen characters, a letter first, as Grafana makes them up for what is saved without a uid.</summary>
public static class ShortUid
{
    private const string Characters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <param name="time">Its milliseconds lead, so that uids sort roughly by age; the rest is random.</param>
    public static string New(TimeProvider time) => string.Create(14, time.GetUtcNow().ToUnixTimeMilliseconds(), static (uid, milliseconds) =>
    {
        for (var index = 8; index > 0; index--, milliseconds /= Characters.Length)
        {
            uid[index] = Characters[(int)(milliseconds % Characters.Length)];
        }

        uid[0] = Characters[RandomNumberGenerator.GetInt32(26)];
        RandomNumberGenerator.GetItems<char>(Characters, uid[9..]);
    });
}
