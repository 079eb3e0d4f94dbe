namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Labels as templates see them: by name, in the order of their names.</summary>
internal sealed class TemplateLabels() : SortedDictionary<string, string>(StringComparer.Ordinal)
{
    public TemplateLabels(IEnumerable<KeyValuePair<string, string>> labels)
        : this()
    {
        foreach (var (name, value) in labels)
        {
            this[name] = value;
        }
    }

    public override string ToString() => string.Join(", ", this.Select(label => label.Key + "=" + label.Value));
}
