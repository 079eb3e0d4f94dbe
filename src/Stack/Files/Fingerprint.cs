using System.Security.Cryptography;
using System.Text;

namespace Cortico.Stack.Files;

/// <summary>One short word for texts: it changes when any of them does. 16 hexadecimal digits.</summary>
public static class Fingerprint
{
    public static string Of(params IEnumerable<string> texts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))))[..16];
}
