using System.Collections;
using System.Text;

namespace Cortico.EmbeddedGrafana.Page.Frames;

/// <summary>The labels of a field, in the order in which the data source sent them.</summary>
internal sealed class Labels(IReadOnlyList<KeyValuePair<string, string>> pairs) : IReadOnlyList<KeyValuePair<string, string>>
{
    public static readonly Labels Empty = new([]);

    public int Count => pairs.Count;

    public KeyValuePair<string, string> this[int index] => pairs[index];

    public string? Find(string name)
    {
        foreach (var (key, value) in pairs)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary><c>{code="200", service="web"}</c>, by name; empty without any label.</summary>
    public override string ToString()
    {
        if (pairs.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("{");
        foreach (var (name, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length > 1 ? ", " : "").Append(name).Append("=\"").Append(value).Append('"');
        }

        return text.Append('}').ToString();
    }
}
