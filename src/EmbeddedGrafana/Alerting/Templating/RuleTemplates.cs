using System.Collections.Concurrent;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Expands the templates in labels and annotations of rules. What was read once is kept.</summary>
internal sealed class RuleTemplates(GrafanaSettings settings)
{
    private const int MostKept = 2000;
    private static readonly string[] Variables = ["$labels", "$values", "$value"];

    private readonly ConcurrentDictionary<string, ParsedTemplate?> _parsed = new(StringComparer.Ordinal);

    /// <returns>The text as it is where it is no template or fails, as Grafana leaves it.</returns>
    public string Expand(string text, TemplateData data)
    {
        if (!text.Contains("{{", StringComparison.Ordinal) || Parsed(text) is not { } template)
        {
            return text;
        }

        try
        {
            return new TemplateRun(template, data, settings.RootUrl).Run(("$labels", data.Labels), ("$values", data.Values), ("$value", data.Value))
                .Replace("<no value>", "[no value]", StringComparison.Ordinal);
        }
        catch (TemplateException)
        {
            return text;
        }
    }

    private ParsedTemplate? Parsed(string text)
    {
        if (_parsed.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_parsed.Count >= MostKept)
        {
            _parsed.Clear();
        }

        return _parsed[text] = Parse(text);
    }

    private static ParsedTemplate? Parse(string text)
    {
        try
        {
            return TemplateParser.Parse(text, TemplateFunctions.Exists, Variables);
        }
        catch (TemplateException)
        {
            return null;
        }
    }
}
