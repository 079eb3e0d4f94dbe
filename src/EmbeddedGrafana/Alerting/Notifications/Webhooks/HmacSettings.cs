using System.Security.Cryptography;
using System.Text;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;

/// <summary>How a webhook is signed.</summary>
/// <param name="TimestampHeader">Carries the seconds since 1970 that are signed with the body; empty: the body alone is signed.</param>
internal sealed record HmacSettings(string Secret, string Header, string TimestampHeader)
{
    public const string DefaultHeader = "X-Grafana-Alerting-Signature";

    /// <returns>HMAC-SHA256 of the body, or of the time stamp, a colon and the body; lower-case hex.</returns>
    public string Sign(byte[] body, string? timestamp)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Secret));
        if (timestamp is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(timestamp + ":"));
        }

        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
