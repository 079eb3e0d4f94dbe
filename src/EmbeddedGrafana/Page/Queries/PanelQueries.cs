using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Page.Queries;

/// <summary>Runs a panel's queries through the engine that answers the API, so that all viewers share what is asked at the same moment.</summary>
internal sealed class PanelQueries(RequestReader reader, QueryRunner runner, PanelSources sources)
{
    public async Task<PanelData> RunAsync(JsonElement panel, PanelView view, CancellationToken cancellation)
    {
        var targets = panel.List("targets").Where(target => target.ValueKind == JsonValueKind.Object).ToList();
        var visible = targets.Where(target => target.Flag("hide") != true).ToList();
        if (visible.Count == 0)
        {
            return PanelData.Empty;
        }

        try
        {
            using var body = JsonDocument.Parse(Body(panel, targets, view).ToJsonString());
            var outcomes = await runner.RunAsync(reader.Read(body.RootElement) with { SharesPoints = true }, cancellation);
            var shown = outcomes.Where(outcome => visible.Exists(target => (target.Text("refId") ?? "A") == outcome.RefId)).ToList();
            return new PanelData(
                PanelFrames.Of(shown, Target),
                [.. shown.Where(outcome => outcome.Error is not null).Select(outcome => $"{outcome.RefId}: {outcome.Error}")],
                [.. shown.SelectMany(Notices).Distinct(StringComparer.Ordinal)])
            {
                Silent = [.. shown.Where(outcome => outcome.Error is null && !PanelFrames.HasPoints(outcome))
                    .Select(outcome => new SilentQuery(outcome.RefId, view.Variables.Query(Target(outcome.RefId).Text("expr") ?? ""), PanelFrames.Histograms(outcome) > 0))],
            };

            JsonElement Target(string refId) => targets.Find(target => (target.Text("refId") ?? "A") == refId);
        }
        catch (GrafanaErrorException error)
        {
            return PanelData.Failed(error.Error.Text);
        }
        catch (PanelQueryException error)
        {
            return PanelData.Failed(error.Message);
        }
        catch (JsonException)
        {
            return PanelData.Failed("The panel's queries are not of the form that Grafana writes. Look at \"targets\" in the dashboard's JSON.");
        }
    }

    private static IEnumerable<string> Notices(QueryOutcome outcome)
    {
        var said = outcome.Answers.SelectMany(answer => answer.Notices).Select(notice => notice.Text);
        return PanelFrames.Histograms(outcome) is > 0 and var count
            ? said.Append($"{outcome.RefId}: {count} of its series {(count == 1 ? "is a native histogram" : "are native histograms")}, which the embedded Grafana does not draw. Ask for numbers of them, such as histogram_quantile() or histogram_count().")
            : said;
    }

    private JsonObject Body(JsonElement panel, List<JsonElement> targets, PanelView view)
    {
        var range = view.Range;
        var most = panel.Integer("maxDataPoints") is > 0 and var limit ? Math.Min(limit, 11_000) : Math.Clamp(view.Width, 100, 4_000);
        return new JsonObject
        {
            ["from"] = Milliseconds(range.From),

            // Viewers of "now" share an answer where the engine can tell that they are.
            ["to"] = range.RawTo == "now" ? "now" : Milliseconds(range.To),
            ["queries"] = new JsonArray([.. Needed(targets).Select(target => Query(panel, target, view, most))]),
        };
    }

    /// <summary>Hidden queries run only where an expression among the others may need them.</summary>
    private static List<JsonElement> Needed(List<JsonElement> targets) =>
        targets.Exists(target => target.Flag("hide") != true && PanelSources.Name(target.Member("datasource")) == "__expr__")
            ? targets : targets.FindAll(target => target.Flag("hide") != true);

    private JsonObject Query(JsonElement panel, JsonElement target, PanelView view, int most)
    {
        var query = JsonObject.Create(target)!;
        query.Remove("hide");
        foreach (var name in (ReadOnlySpan<string>)["expr", "legendFormat", "interval"])
        {
            if (target.Text(name) is { } text)
            {
                query[name] = name == "expr" ? view.Variables.Query(text) : view.Variables.Plain(text);
            }
        }

        query["maxDataPoints"] = most;
        query["utcOffsetSec"] = (int)view.Display.Zone.GetUtcOffset(view.Range.To).TotalSeconds;
        TimeSpan? least = null;
        if (PanelSources.Name(target.Member("datasource")) != "__expr__")
        {
            var named = target.Member("datasource") is { } own && !PanelSources.IsMixed(own) ? own : panel.Member("datasource");
            var source = sources.Find(named, view.Variables) ?? throw new PanelQueryException(
                $"Data source {PanelSources.Name(named) ?? "(the default one)"} was not found. Add it, or set another one in the dashboard.");
            query["datasource"] = new JsonObject { ["type"] = source.Type, ["uid"] = source.Uid };
            least = Least(view.Variables.Plain(panel.Text("interval") ?? ""), source);
        }

        query["intervalMs"] = (long)PanelInterval.Of(view.Range.Length, most, least).TotalMilliseconds;
        return query;
    }

    /// <summary>The panel's "Min interval", else the data source's scrape interval.</summary>
    private static TimeSpan? Least(string panel, DataSource source)
    {
        var text = panel.TrimStart('>', ' ') is { Length: > 0 } own ? own : source.Setting("timeInterval");
        if (string.IsNullOrEmpty(text))
        {
            return source.Type == DataSource.Prometheus ? TimeSpan.FromSeconds(15) : null;
        }

        try
        {
            return Interval.Parse(text);
        }
        catch (FormatException)
        {
            throw new PanelQueryException($"The least interval \"{text}\" of the panel or of data source {source.Name} is none. Write it as 15s or 1m.");
        }
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
