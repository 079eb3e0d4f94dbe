using System.Globalization;
using System.Net;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>
/// What a rule's template may call: Go's own functions, those of Prometheus and those of Grafana
/// (https://grafana.com/docs/grafana/latest/alerting/alerting-rules/templates/reference/). <c>and</c> and <c>or</c> look at no more
/// operands than they need, so the execution has them.
/// </summary>
internal static class TemplateFunctions
{
    private static readonly Dictionary<string, (int Least, int Most, Func<object?[], Uri, object?> Call)> All = new(StringComparer.Ordinal)
    {
        ["and"] = (1, int.MaxValue, (_, _) => null),
        ["or"] = (1, int.MaxValue, (_, _) => null),
        ["not"] = (1, 1, (given, _) => !TemplateTruth.Of(given[0])),
        ["len"] = (1, 1, (given, _) => TemplateAccess.Length(given[0])),
        ["index"] = (1, int.MaxValue, (given, _) => given.Skip(1).Aggregate(given[0], TemplateAccess.Index)),
        ["slice"] = (1, 3, (given, _) => TemplateAccess.Slice(given)),
        ["print"] = (0, int.MaxValue, (given, _) => GoPrint.Print(given)),
        ["println"] = (0, int.MaxValue, (given, _) => string.Join(' ', given.Select(GoPrint.Text)) + "\n"),
        ["printf"] = (1, int.MaxValue, (given, _) => GoPrint.Printf(Text(given[0]), given[1..])),
        ["html"] = (0, int.MaxValue, (given, _) => Escaped(GoPrint.Print(given))),
        ["urlquery"] = (0, int.MaxValue, (given, _) => QueryEscaped(GoPrint.Print(given))),
        ["eq"] = (2, int.MaxValue, (given, _) => given.Skip(1).Any(other => TemplateComparison.AreEqual(given[0], other))),
        ["ne"] = (2, 2, (given, _) => !TemplateComparison.AreEqual(given[0], given[1])),
        ["lt"] = (2, 2, (given, _) => TemplateComparison.IsLess(given[0], given[1])),
        ["le"] = (2, 2, (given, _) => TemplateComparison.IsLess(given[0], given[1]) || TemplateComparison.AreEqual(given[0], given[1])),
        ["gt"] = (2, 2, (given, _) => !TemplateComparison.IsLess(given[0], given[1]) && !TemplateComparison.AreEqual(given[0], given[1])),
        ["ge"] = (2, 2, (given, _) => !TemplateComparison.IsLess(given[0], given[1])),

        ["humanize"] = (1, 1, (given, _) => Humanized.Metric(Number(given[0]))),
        ["humanize1024"] = (1, 1, (given, _) => Humanized.Binary(Number(given[0]))),
        ["humanizeDuration"] = (1, 1, (given, _) => Humanized.Duration(Number(given[0]))),
        ["humanizePercentage"] = (1, 1, (given, _) => Humanized.Percentage(Number(given[0]))),
        ["humanizeTimestamp"] = (1, 1, (given, _) => Humanized.Timestamp(Number(given[0]))),
        ["toTime"] = (1, 1, (given, _) => Humanized.Time(Number(given[0]))),
        ["parseDuration"] = (1, 1, (given, _) => PrometheusDuration.TryParse(Text(given[0]), out var duration)
            ? duration.Value.TotalSeconds
            : throw new TemplateException($"not a valid duration string: \"{Text(given[0])}\"")),
        ["title"] = (1, 1, (given, _) => Title(Text(given[0]))),
        ["toUpper"] = (1, 1, (given, _) => Text(given[0]).ToUpperInvariant()),
        ["toLower"] = (1, 1, (given, _) => Text(given[0]).ToLowerInvariant()),
        ["match"] = (2, 2, (given, _) => GoRegex.Read(Text(given[0])).IsMatch(Text(given[1]))),
        ["reReplaceAll"] = (3, 3, (given, _) => GoRegex.Replace(Text(given[0]), Text(given[1]), Text(given[2]))),
        ["stripPort"] = (1, 1, (given, _) => HostNames.WithoutPort(Text(given[0]))),
        ["stripDomain"] = (1, 1, (given, _) => HostNames.WithoutDomain(Text(given[0]))),
        ["safeHtml"] = (1, 1, (given, _) => Text(given[0])),
        ["args"] = (0, int.MaxValue, (given, _) => new SortedDictionary<string, object?>(
            given.Select((value, index) => (value, index)).ToDictionary(entry => "arg" + entry.index.ToString(CultureInfo.InvariantCulture), entry => entry.value), StringComparer.Ordinal)),
        ["externalURL"] = (0, 0, (_, url) => url.AbsoluteUri),
        ["pathPrefix"] = (0, 0, (_, url) => url.AbsolutePath),

        // A rule's template cannot query: it always finds nothing.
        ["query"] = (1, 1, (_, _) => Array.Empty<object?>()),
        ["first"] = (1, 1, (given, _) => given[0] is object?[] { Length: > 0 } list ? list[0] : throw new TemplateException("first() called on vector with no elements")),
        ["sortByLabel"] = (2, 2, (given, _) => given[1]),
        ["label"] = (2, 2, (given, _) => given[1] is TemplateValue value ? value.Labels.GetValueOrDefault(Text(given[0]), "") : throw Unfit("label", given[1])),
        ["value"] = (1, 1, (given, _) => given[0] is TemplateValue value ? value.Value : throw Unfit("value", given[0])),
        ["strvalue"] = (1, 1, (given, _) => given[0] is TemplateValue value ? value.Labels.GetValueOrDefault("__value__", "") : throw Unfit("strvalue", given[0])),

        ["filterLabels"] = (2, 2, (given, _) => Kept(given, (name, wanted) => name == wanted)),
        ["removeLabels"] = (2, 2, (given, _) => Kept(given, (name, wanted) => name != wanted)),
        ["filterLabelsRe"] = (2, 2, (given, _) => Matching(given, keeps: true)),
        ["removeLabelsRe"] = (2, 2, (given, _) => Matching(given, keeps: false)),
        ["mergeLabelValues"] = (1, 1, (given, _) => Merged(given[0])),
        ["graphLink"] = (1, 1, (given, _) => ExploreLink(Text(given[0]), instant: false)),
        ["tableLink"] = (1, 1, (given, _) => ExploreLink(Text(given[0]), instant: true)),
    };

    public static bool Exists(string name) => All.ContainsKey(name);

    /// <exception cref="TemplateException">The operands are not what the function takes.</exception>
    public static object? Call(string name, object?[] given, Uri externalUrl)
    {
        var (least, most, call) = All[name];
        return given.Length >= least && given.Length <= most ? call(given, externalUrl) : throw new TemplateException($"wrong number of args for {name}: got {given.Length}");
    }

    private static string Text(object? value) => value as string ?? throw new TemplateException($"wrong type for value; expected string; got {GoPrint.Text(value)}");

    private static double Number(object? value) => value switch
    {
        double number => number,
        long whole => whole,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new TemplateException($"can't convert {GoPrint.Text(value)} to float"),
    };

    /// <summary>The first letter of each word in capitals; the others stay.</summary>
    private static string Title(string text) =>
        string.Concat(text.Select((letter, index) => index == 0 || (!char.IsLetterOrDigit(text[index - 1]) && text[index - 1] is not ('_' or '\'')) ? char.ToUpperInvariant(letter) : letter));

    private static TemplateLabels Labels(object? value) => value as TemplateLabels ?? throw new TemplateException($"wrong type for value; expected template.Labels; got {GoPrint.Text(value)}");

    private static TemplateLabels Kept(object?[] given, Func<string, string, bool> keeps)
    {
        var name = Text(given[1]);
        return new TemplateLabels(Labels(given[0]).Where(label => keeps(label.Key, name)));
    }

    private static TemplateLabels Matching(object?[] given, bool keeps)
    {
        var pattern = GoRegex.Read(Text(given[1]));
        return new TemplateLabels(Labels(given[0]).Where(label => pattern.IsMatch(label.Key) == keeps));
    }

    private static TemplateLabels Merged(object? values) => values is SortedDictionary<string, TemplateValue> all
        ? new TemplateLabels(all.Values.SelectMany(value => value.Labels).GroupBy(label => label.Key, StringComparer.Ordinal).Select(same =>
            KeyValuePair.Create(same.Key, string.Join(", ", same.Select(label => label.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))))
        : throw new TemplateException("mergeLabelValues takes $values");

    private static string ExploreLink(string json, bool instant)
    {
        try
        {
            using var query = JsonDocument.Parse(json);
            var (source, expression) = (Quoted(query, "datasource"), Quoted(query, "expr"));
            return $$$"""/explore?left={"datasource":{{{source}}},"queries":[{"datasource":{{{source}}},"expr":{{{expression}}},"instant":{{{(instant ? "true" : "false")}}},"range":{{{(instant ? "false" : "true")}}},"refId":"A"}],"range":{"from":"now-1h","to":"now"}}""";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string Quoted(JsonDocument query, string name) => GoQuote.Quote(QueryEscaped(query.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : ""));

    private static string QueryEscaped(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static string Escaped(string text) => WebUtility.HtmlEncode(text).Replace("&quot;", "&#34;", StringComparison.Ordinal);

    private static TemplateException Unfit(string function, object? value) => new($"{function} cannot be applied to {GoPrint.Text(value)}");
}
