using System.Security.Cryptography;
using System.Text;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <summary>The version of what has no number of its own: a fingerprint of its content, 16 hexadecimal digits.</summary>
internal static class ContentVersion
{
    public static string Of(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)))[..8]);
}
