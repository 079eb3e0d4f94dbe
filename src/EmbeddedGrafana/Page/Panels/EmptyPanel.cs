using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Queries;
using Cortico.EmbeddedGrafana.Page.Time;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>What a panel says that has nothing to show: Grafana's words, and why. A panel with words of its own says only those.</summary>
internal static class EmptyPanel
{
    private const int MostQueries = 3;
    private const int MostLetters = 120;

    public static string Text(JsonElement panel, PanelData data, PanelView view) => panel.Object("fieldConfig", "defaults").Text("noValue") is { Length: > 0 } text
        ? text
        : string.Join('\n', Reasons(panel, data, view).Take(MostQueries).Prepend("No data"));

    private static IEnumerable<string> Reasons(JsonElement panel, PanelData data, PanelView view)
    {
        if (data.Frames.Count > 0)
        {
            return ["What the queries found has no value that this panel can show."];
        }

        if (data.Silent.Count == 0)
        {
            return [panel.List("targets").Any() ? "Its queries are hidden, or there is nothing to ask." : "It has no query."];
        }

        var range = view.Range.RawFrom.StartsWith("now", StringComparison.Ordinal)
            ? RangeText.Of(view.Range.RawFrom, view.Range.RawTo, view.Display.Zone)
            : $"{Moment(view.Range.From, view)} to {Moment(view.Range.To, view)}";
        return data.Silent.Select(query => query.HasHistograms
            ? $"{query.RefId} found native histograms only"
            : $"{query.RefId} found nothing, {range}: {Short(query.Expression)}");
    }

    private static string Moment(DateTimeOffset time, PanelView view) => DateText.Format(time.ToUnixTimeMilliseconds(), DateFormats.Iso, view.Display.Zone);

    private static string Short(string expression) => expression.Length > MostLetters ? expression[..MostLetters] + "…" : expression;
}
