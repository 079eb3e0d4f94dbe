using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <summary>What is wrong with a uid, in the words that the alerting part of Grafana has for it.</summary>
internal static class AlertingUid
{
    /// <returns>Null where nothing is wrong.</returns>
    public static string? Problem(string uid)
    {
        if (uid.Length == 0)
        {
            return "UID is empty";
        }

        if (ResourceUid.IsTooLong(uid))
        {
            return $"UID is longer than {ResourceUid.MostCharacters} symbols";
        }

        return ResourceUid.HasValidCharacters(uid) ? null : "invalid format of UID. Only letters, numbers, '-' and '_' are allowed";
    }
}
