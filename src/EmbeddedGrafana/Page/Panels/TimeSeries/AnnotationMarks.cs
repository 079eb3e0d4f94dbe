using System.Text.Json;
using Cortico.EmbeddedGrafana.Annotations;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Dashboards;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Time;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>
/// What a dashboard's annotation list asks of this server: its own annotations with the changes of state of its rules
/// ("Annotations &amp; Alerts", there without being listed, too), or those of some tags.
/// </summary>
internal sealed class AnnotationMarks(AnnotationStore store)
{
    private const string Own = "-- Grafana --";
    private const string OwnColor = "rgba(0, 211, 255, 1)";
    private const int UsualLimit = 100;
    private const int MostOfOneEntry = 1000;
    private static readonly JsonElement Usual = JsonElement.Parse("""{"builtIn":1}""");

    /// <summary>Read once for all panels of a dashboard.</summary>
    public IReadOnlyList<FoundAnnotation> Find(PageDashboard dashboard, PageTimeRange range)
    {
        var entries = dashboard.Json.Object("annotations").List("list").Where(entry => entry.ValueKind == JsonValueKind.Object).ToList();
        if (!entries.Exists(IsBuiltIn))
        {
            entries.Insert(0, Usual);
        }

        return
        [
            .. entries.Where(entry => entry.Flag("enable") != false && IsOfThisServer(entry))
                .SelectMany(entry => store.Find(Query(entry, dashboard.Uid, range)).Select(annotation => new FoundAnnotation(annotation, entry))),
        ];
    }

    /// <summary>Those that belong on a panel: a panel's own are on no other one.</summary>
    public static IReadOnlyList<AnnotationMark> On(JsonElement panel, IEnumerable<FoundAnnotation> found, DisplayContext display)
    {
        var id = (long?)panel.Number("id");
        return [.. found.Where(item => Belongs(item, id)).Select(item => Mark(item.Annotation, item.Entry, display))];
    }

    private static bool Belongs(FoundAnnotation item, long? panel)
    {
        if (!IsByTags(item.Entry) && item.Annotation.PanelId is > 0 and var own && own != panel)
        {
            return false;
        }

        var filter = item.Entry.Object("filter");
        return filter.Member("ids") is null || filter.List("ids").Any(id => (long?)id.AsNumber() == panel) != (filter.Flag("exclude") == true);
    }

    private static AnnotationMark Mark(Annotation annotation, JsonElement entry, DisplayContext display)
    {
        var (start, end) = (DateText.Format(annotation.Time, DateFormats.Iso, display.Zone), DateText.Format(annotation.TimeEnd, DateFormats.Iso, display.Zone));
        return new AnnotationMark(
            annotation.Time, annotation.TimeEnd, NamedColors.Resolve(ColorOf(annotation) ?? entry.Text("iconColor") ?? OwnColor, display.Theme),
            annotation.NewState.Length > 0 ? $"{annotation.PreviousState} → {annotation.NewState}: {annotation.Text}" : annotation.Text,
            annotation.TimeEnd > annotation.Time ? $"{start} to {end}" : start, annotation.Tags);
    }

    /// <summary>Changes of state have a colour of their own, as in Grafana; null for a note of a person.</summary>
    private static string? ColorOf(Annotation annotation) => annotation.NewState.Split(' ')[0] switch
    {
        "" => null,
        "Alerting" or "Error" => "red",
        "Pending" or "Recovering" => "yellow",
        "Normal" => "green",
        _ => "gray",
    };

    private static AnnotationQuery Query(JsonElement entry, string dashboard, PageTimeRange range)
    {
        var target = entry.Object("target");
        var limit = Math.Clamp(target.Integer("limit") ?? entry.Integer("limit") ?? UsualLimit, 1, MostOfOneEntry);
        var query = new AnnotationQuery(From: range.From.ToUnixTimeMilliseconds(), To: range.To.ToUnixTimeMilliseconds(), Limit: limit);
        return IsByTags(entry)
            ? query with { Tags = [.. target.Texts("tags").Concat(entry.Texts("tags")).Distinct()], MatchAny = (target.Flag("matchAny") ?? entry.Flag("matchAny")) == true }
            : query with { DashboardUid = dashboard };
    }

    private static bool IsByTags(JsonElement entry) => !IsBuiltIn(entry) && (entry.Object("target").Text("type") ?? entry.Text("type")) == "tags";

    private static bool IsBuiltIn(JsonElement entry) => entry.Number("builtIn") == 1 || entry.Flag("builtIn") == true;

    public static bool IsOfThisServer(JsonElement entry) =>
        IsBuiltIn(entry) || entry.Text("datasource") == Own || entry.Object("datasource").Text("uid") is Own or "grafana";
}
