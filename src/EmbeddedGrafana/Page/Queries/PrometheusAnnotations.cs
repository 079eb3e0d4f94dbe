using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Annotations;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Page.Dashboards;
using Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Page.Variables;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Query.Prometheus;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Page.Queries;

/// <summary>
/// What a dashboard's annotation list asks of Prometheus: a mark wherever the expression is above zero, one region for moments that
/// follow each other. Source: https://grafana.com/docs/grafana/latest/datasources/prometheus/annotations/.
/// </summary>
internal sealed class PrometheusAnnotations(RequestReader reader, QueryRunner runner, PanelSources sources)
{
    private const string UsualStep = "60s";
    private const int MostOfOneEntry = 1000;

    /// <summary>Read once for all panels of a dashboard.</summary>
    /// <returns>Also why an entry has none.</returns>
    public async Task<(IReadOnlyList<FoundAnnotation> Found, IReadOnlyList<string> Notices)> FindAsync(
        PageDashboard dashboard, PageTimeRange range, Interpolation variables, CancellationToken cancellation)
    {
        var (found, notices) = (new List<FoundAnnotation>(), new List<string>());
        foreach (var entry in dashboard.Json.Object("annotations").List("list").Where(entry => entry.Flag("enable") != false && !AnnotationMarks.IsOfThisServer(entry)))
        {
            try
            {
                found.AddRange((await FindAsync(entry, range, variables, cancellation)).Select(annotation => new FoundAnnotation(annotation, entry)));
            }
            catch (Exception error) when (error is PanelQueryException or GrafanaErrorException or JsonException)
            {
                notices.Add($"Annotations \"{entry.Text("name")}\": {(error as GrafanaErrorException)?.Error.Text ?? error.Message}");
            }
        }

        return (found, notices);
    }

    private async Task<IReadOnlyList<Annotation>> FindAsync(JsonElement entry, PageTimeRange range, Interpolation variables, CancellationToken cancellation)
    {
        var named = entry.Member("datasource");
        var source = sources.Find(named, variables) ?? throw new PanelQueryException($"data source {PanelSources.Name(named) ?? "(the default one)"} was not found. Set another one in the dashboard.");
        if (source.Type != DataSource.Prometheus)
        {
            throw new PanelQueryException($"data sources of type {source.Type} are not part of the embedded Grafana.");
        }

        var expression = entry.Object("target").Text("expr") ?? entry.Text("expr") ?? "";
        if (expression.Length == 0)
        {
            throw new PanelQueryException("the entry has no expression. Write one in the dashboard, or switch the entry off.");
        }

        using var body = JsonDocument.Parse(Body(entry, source, variables.Query(expression), range, variables).ToJsonString());
        var outcome = (await runner.RunAsync(reader.Read(body.RootElement) with { SharesPoints = true }, cancellation))[0];
        return outcome.Error is null
            ? [.. outcome.Answers.SelectMany(answer => answer.Series).Where(series => series.Histogram is null).SelectMany(series => Marks(series, entry, outcome.Header!.StepMilliseconds)).Take(MostOfOneEntry)]
            : throw new PanelQueryException(outcome.Error);
    }

    private static JsonObject Body(JsonElement entry, DataSource source, string expression, PageTimeRange range, Interpolation variables) => new()
    {
        ["from"] = range.From.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["to"] = range.RawTo == "now" ? "now" : range.To.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["queries"] = new JsonArray(new JsonObject
        {
            ["refId"] = "Anno", ["datasource"] = new JsonObject { ["type"] = source.Type, ["uid"] = source.Uid },
            ["expr"] = expression, ["range"] = true, ["interval"] = Step(entry, variables), ["maxDataPoints"] = MostOfOneEntry,
        }),
    };

    private static string Step(JsonElement entry, Interpolation variables)
    {
        var step = entry.Object("target").Text("interval") is { Length: > 0 } own ? own : entry.Text("step") is { Length: > 0 } old ? old : UsualStep;
        step = variables.Plain(step);
        try
        {
            _ = Interval.Parse(step);
            return step;
        }
        catch (FormatException)
        {
            throw new PanelQueryException($"the step \"{step}\" is none. Write it as 15s or 1m.");
        }
    }

    private static List<Annotation> Marks(Series series, JsonElement entry, long step)
    {
        var labels = series.Labels ?? LabelSet.Empty;
        var keys = (entry.Text("tagKeys") ?? "").Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        var words = new[] { entry.Text("titleFormat"), entry.Text("textFormat") }.Select(format => format is { Length: > 0 } ? new Query.Frames.Legend(format, "").NameOf(labels) : null);
        var text = string.Join('\n', words.Where(word => !string.IsNullOrEmpty(word)));
        var mark = new Annotation
        {
            Time = 0, TimeEnd = 0, Text = text.Length > 0 ? text : entry.Text("name") ?? "",
            Tags = [.. labels.Where(label => keys.Contains(label.Key)).Select(label => label.Value)],
        };
        var marks = new List<Annotation>();
        foreach (var time in Active(series, entry.Flag("useValueForTime") == true))
        {
            if (marks.Count > 0 && time - marks[^1].TimeEnd <= step)
            {
                marks[^1] = marks[^1] with { TimeEnd = time };
            }
            else
            {
                marks.Add(mark with { Time = time, TimeEnd = time });
            }
        }

        return marks;
    }

    /// <summary>The moments above zero, or those that the values themselves are.</summary>
    private static IEnumerable<long> Active(Series series, bool isValueTime)
    {
        for (var index = 0; index < series.Times.Length; index++)
        {
            var value = series.Values[index];
            if (isValueTime ? double.IsFinite(value) : value > 0)
            {
                yield return isValueTime ? (long)Math.Floor(value) : series.Times[index];
            }
        }
    }
}
