using System.Text;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>How label sets are compared and named outside Prometheus.</summary>
internal static class LabelMatch
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>Whether every label of the second is in the first, with the same value.</summary>
    public static bool Contains(LabelSet whole, LabelSet part)
    {
        if (part.Count > whole.Count)
        {
            return false;
        }

        for (var index = 0; index < part.Count; index++)
        {
            if (whole.Find(part[index].Key) != part[index].Value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>code=200, job=web</c>, without braces and quotes.</summary>
    public static string Text(LabelSet? labels)
    {
        if (labels is null || labels.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        for (var index = 0; index < labels.Count; index++)
        {
            text.Append(index == 0 ? "" : ", ").Append(labels[index].Key).Append('=').Append(labels[index].Value);
        }

        return text.ToString();
    }

    /// <summary>64 bits that tell label sets apart: FNV-1 over names and values, each ended by a byte that no text has, as in Grafana.</summary>
    public static ulong Fingerprint(LabelSet? labels)
    {
        var hash = FnvOffset;
        for (var index = 0; index < (labels?.Count ?? 0); index++)
        {
            hash = Add(Add(hash, labels![index].Key), labels[index].Value);
        }

        return hash;
    }

    /// <summary>As above, of those labels that have one of some names.</summary>
    /// <param name="names">Each is among the labels; its values do not count.</param>
    public static ulong Fingerprint(LabelSet labels, LabelSet names)
    {
        var hash = FnvOffset;
        for (var index = 0; index < names.Count; index++)
        {
            hash = Add(Add(hash, names[index].Key), labels.Find(names[index].Key) ?? "");
        }

        return hash;
    }

    public static ulong FingerprintOfNames(LabelSet labels)
    {
        var hash = FnvOffset;
        for (var index = 0; index < labels.Count; index++)
        {
            hash = Add(hash, labels[index].Key);
        }

        return hash;
    }

    /// <summary>Whether every name of the second is in the first.</summary>
    public static bool HasNames(LabelSet whole, LabelSet part)
    {
        if (part.Count > whole.Count)
        {
            return false;
        }

        for (var index = 0; index < part.Count; index++)
        {
            if (whole.Find(part[index].Key) is null)
            {
                return false;
            }
        }

        return true;
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var character in text)
        {
            if (character > 127)
            {
                return AddBytes(hash, Encoding.UTF8.GetBytes(text));
            }
        }

        var ascii = hash;
        foreach (var character in text)
        {
            ascii = Step(ascii, (byte)character);
        }

        return Step(ascii, 255);
    }

    private static ulong AddBytes(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var part in bytes)
        {
            hash = Step(hash, part);
        }

        return Step(hash, 255);
    }

    private static ulong Step(ulong hash, byte part) => unchecked(hash * FnvPrime) ^ part;
}
