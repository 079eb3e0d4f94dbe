using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Go;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

/// <summary>
/// Grafana's templates <c>default.title</c> and <c>default.message</c>, said by this program itself. It renders plain text and
/// the inclusion of these two; what else a template holds is for an engine of Go's templates.
/// </summary>
internal sealed partial class DefaultText : INotificationText
{
    public const string TitleTemplate = """{{ template "default.title" . }}""";
    public const string MessageTemplate = """{{ template "default.message" . }}""";

    public string? Render(string template, NotificationContent content)
    {
        var text = Inclusion.Replace(template, found => found.Groups[1].Value == "default.title" ? Title(content) : Message(content));
        return Inclusion.Replace(template, "").Contains("{{", StringComparison.Ordinal) ? null : text;
    }

    public static string Title(NotificationContent content)
    {
        var (firing, resolved) = (content.Firing.Count(), content.Resolved.Count());
        var status = firing == 0 ? "RESOLVED" : FormattableString.Invariant($"FIRING:{firing}") + (resolved > 0 ? FormattableString.Invariant($", RESOLVED:{resolved}") : "");
        var names = content.GroupLabels.Select(label => label.Key).ToHashSet(StringComparer.Ordinal);
        var rest = content.CommonLabels.Count > content.GroupLabels.Count ? $"({string.Join(' ', content.CommonLabels.Where(label => !names.Contains(label.Key)).Select(label => label.Value))})" : "";
        return $"[{status}] {string.Join(' ', content.GroupLabels.Select(label => label.Value))} {rest}";
    }

    public static string Message(NotificationContent content)
    {
        var text = new StringBuilder();
        if (content.Firing.Any())
        {
            Add(text.Append("**Firing**\n"), content.Firing);
            text.Append(content.Resolved.Any() ? "\n\n" : "");
        }

        if (content.Resolved.Any())
        {
            Add(text.Append("**Resolved**\n"), content.Resolved);
        }

        return text.ToString();
    }

    /// <summary><c>A=1, C=0</c>, or <c>[no value]</c>.</summary>
    public static string Values(AlertContent alert) =>
        alert.Values is { Count: > 0 } values ? string.Join(", ", values.Select(value => value.Key + "=" + Number(value.Value))) : "[no value]";

    /// <param name="json">A number of JSON; what is none stays as it is.</param>
    private static string Number(string json) => double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? GoNumber.General(number) : json;

    private static void Add(StringBuilder text, IEnumerable<AlertContent> alerts)
    {
        foreach (var alert in alerts)
        {
            text.Append("\nValue: ").Append(Values(alert)).Append("\nLabels:\n");
            Pairs(text, alert.Labels);
            text.Append("Annotations:\n");
            Pairs(text, alert.Annotations);
            Line(text, "Source", alert.GeneratorUrl);
            Line(text, "Silence", alert.SilenceUrl);
            Line(text, "Dashboard", alert.DashboardUrl);
            Line(text, "Panel", alert.PanelUrl);
        }
    }

    private static void Pairs(StringBuilder text, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach (var (name, value) in pairs)
        {
            text.Append(" - ").Append(name).Append(" = ").Append(value).Append('\n');
        }
    }

    private static void Line(StringBuilder text, string what, string url)
    {
        if (url.Length > 0)
        {
            text.Append(what).Append(": ").Append(url).Append('\n');
        }
    }

    [GeneratedRegex("""\{\{-?\s*(?:template|include)\s+"(default\.title|default\.message)"\s+\.\s*-?\}\}""")]
    private static partial Regex Inclusion { get; }
}
