using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>The queries of a panel as the page sends them.</summary>
internal sealed class PanelQueries(DataSources dataSources, VerifyOptions options)
{
    /// <summary>Each query ready to be sent, and whether its own result is shown; hidden ones go along where an expression may use them.</summary>
    public ImmutableArray<PanelQuery> Of(PanelInstance instance, TimeWindow window)
    {
        var targets = instance.Panel.Items("targets").ToList();
        var needsHidden = targets.Exists(target => target.Flag("hide") != true && IsExpression(target));
        return [.. targets.Where(target => needsHidden || target.Flag("hide") != true).Select(target => Of(target, instance, window))];
    }

    private PanelQuery Of(JsonObject target, PanelInstance instance, TimeWindow window)
    {
        var panel = instance.Panel;
        var query = target.DeepClone().AsObject();
        var refId = target.Text("refId") is { Length: > 0 } name ? name : "A";
        query["refId"] = refId;
        var source = dataSources.Resolve(target, panel, instance.Variables);
        instance.Variables.Fill(query, "refId", "datasource");
        query.Remove("hide");
        if (source is { } found)
        {
            query["datasource"] = new JsonObject { ["type"] = found.Type, ["uid"] = found.Uid };
            var points = (int)(panel.Whole("maxDataPoints") ?? options.MaxDataPoints);
            query["maxDataPoints"] = points;
            query["intervalMs"] = PanelInterval.Of(window.Length, points, LowestInterval(panel, instance, found.Uid));
        }
        return new PanelQuery(refId, query, source?.Uid, source?.Type ?? "", target.Flag("hide") != true);
    }

    private string? LowestInterval(JsonObject panel, PanelInstance instance, string uid) =>
        panel.Text("interval") is { Length: > 0 } own ? instance.Variables.Fill(own)
            : dataSources.Find(uid) is { } source ? source.TimeInterval ?? (source.Type == DataSourceCatalog.Prometheus ? "15s" : null)
            : null;

    private static bool IsExpression(JsonObject target) => target.Child("datasource").Text("uid") == DataSourceCatalog.Expression || target.Child("datasource").Text("type") == DataSourceCatalog.Expression;
}
