using System.Security.Cryptography;
using System.Text;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Storage;

/// <summary>
/// Encrypts secrets that must be read again (a data source's password), AES-256-GCM. The key comes from
/// <c>GF_SECURITY_SECRET_KEY</c>, else from a random file beside the database, so that a copied database alone tells nothing.
/// </summary>
public sealed class SecretBox
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly Lazy<byte[]> _key;

    public SecretBox(GrafanaSettings settings) => _key = new Lazy<byte[]>(() => settings.SecretKey is { } text
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), 32, info: "stored secrets"u8.ToArray())
        : KeyFile(Path.Combine(settings.DataPath, "secret.key")));

    /// <returns>Nonce, tag and cipher text in one.</returns>
    public byte[] Protect(string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key.Value, TagBytes);
        aes.Encrypt(sealedBytes.AsSpan(0, NonceBytes), plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes));
        return sealedBytes;
    }

    /// <exception cref="InvalidOperationException">The key is another one than the secret was stored with.</exception>
    public string Unprotect(byte[] sealedBytes)
    {
        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key.Value, TagBytes);
        try
        {
            aes.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), plain);
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new InvalidOperationException("A stored secret was encrypted with another key. Set GF_SECURITY_SECRET_KEY back, or restore secret.key beside the database, or save the secret again.", error);
        }

        return Encoding.UTF8.GetString(plain);
    }

    private static byte[] KeyFile(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(path, options);
            stream.Write(RandomNumberGenerator.GetBytes(32));
            stream.Flush(flushToDisk: true);
        }

        return File.ReadAllBytes(path);
    }
}
