using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Display names with parts of the field in them: <c>${__field.labels.job}</c>, <c>${__field.name}</c>, <c>$__cell_0</c> aside.</summary>
internal static partial class FieldText
{
    public static string Replace(string text, Field field, string name) => !text.Contains("${__", StringComparison.Ordinal) ? text : Reference().Replace(text, match =>
        match.Groups["label"].Success ? field.Labels?.Find(match.Groups["label"].Value.Trim('"')) ?? ""
        : match.Groups["labels"].Success ? field.Labels?.ToString() ?? ""
        : match.Groups["field"].Success ? field.Name
        : name);

    [GeneratedRegex(@"\$\{__(?:field|series)\.(?:labels(?:\.(?<label>[A-Za-z0-9_]+)|\[(?<label>[^\]]+)\])|(?<labels>labels)|(?<field>name)|displayName|formattedLabels)\}")]
    private static partial Regex Reference();
}
