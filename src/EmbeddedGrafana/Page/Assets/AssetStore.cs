using System.Collections.Concurrent;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace Cortico.EmbeddedGrafana.Page.Assets;

/// <summary>
/// Style sheets, scripts and fonts of the page. They lie in the assembly, so that the page is whole wherever the server is started from.
/// </summary>
internal sealed class AssetStore
{
    private const string Prefix = "page/";
    private static readonly Assembly Source = typeof(AssetStore).Assembly;

    private readonly ConcurrentDictionary<string, Lazy<Asset?>> _assets = new(StringComparer.Ordinal);

    /// <summary>Changes with any file: browsers may keep what lies under it for ever.</summary>
    public string Version { get; } = Digest();

    /// <summary>Address of a file, to be put into pages.</summary>
    public string Address(string name) => $"/page/assets/{Version}/{name}";

    /// <returns>Null where there is no such file.</returns>
    public Asset? Find(string name) => Source.GetManifestResourceInfo(Prefix + name) is null && name != GridStyles.Name
        ? null
        : _assets.GetOrAdd(name, key => new Lazy<Asset?>(() => Load(key))).Value;

    private static Asset? Load(string name)
    {
        var content = name == GridStyles.Name ? Encoding.UTF8.GetBytes(GridStyles.Write()) : Read(name);
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }

        var small = compressed.ToArray();
        return new Asset(TypeOf(name), content, small.Length < content.Length ? small : null);
    }

    private static byte[] Read(string name)
    {
        using var stream = Source.GetManifestResourceStream(Prefix + name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };

    private static string Digest() => Source.ManifestModule.ModuleVersionId.ToString("N")[..12];
}
