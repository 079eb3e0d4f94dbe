using System.Globalization;
using System.Text;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;

/// <summary>A number that names a set of labels, the same as Prometheus and Alertmanager make: FNV-1a, 64 bits, over names and values in order.</summary>
internal static class Fingerprint
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const byte Separator = 0xFF;

    public static ulong Of(IEnumerable<KeyValuePair<string, string>> labels)
    {
        var hash = Offset;
        foreach (var (name, value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            hash = Add(Add(hash, name), value);
        }

        return hash;
    }

    /// <returns>Sixteen hex digits.</returns>
    public static string Text(ulong fingerprint) => fingerprint.ToString("x16", CultureInfo.InvariantCulture);

    public static ulong Parse(string text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public static LabelSet Set(IEnumerable<KeyValuePair<string, string>> labels) => new([.. labels.OrderBy(label => label.Key, StringComparer.Ordinal)]);

    private static ulong Add(ulong hash, string text)
    {
        foreach (var letter in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ letter) * Prime;
        }

        return (hash ^ Separator) * Prime;
    }
}
