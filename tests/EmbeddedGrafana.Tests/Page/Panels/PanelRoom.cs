using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Page.Panels;

/// <summary>An embedded Grafana before a Prometheus with five minutes of <c>room_value</c>: a 10, b 20 and c 30.</summary>
public sealed class PanelRoom : IAsyncLifetime
{
    private readonly TestGrafana _grafana = new();
    private PrometheusServer? _prometheus;

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        _prometheus = await PrometheusServer.StartWithHistoryAsync(History(), cancellation);
        await _grafana.InitializeAsync();
        await _grafana.AddPrometheusAsync(_prometheus.Address.ToString(), cancellation);
    }

    /// <returns>The only panel of a dashboard, ready to be drawn.</returns>
    public async Task<JsonElement> PanelAsync(JsonObject panel, CancellationToken cancellation, Theme theme = Theme.Dark)
    {
        panel["id"] = 1;
        panel["datasource"] = new JsonObject { ["type"] = "prometheus", ["uid"] = "prometheus" };
        var uid = $"room-{Guid.NewGuid():N}";
        var dashboard = JsonNode.Parse("""
            {"panels":[],"templating":{"list":[
             {"name":"kind","type":"query","query":"label_values(room_value, kind)","datasource":{"uid":"prometheus"},"current":{"value":"low"}},
             {"name":"name","type":"query","query":"label_values(room_value{kind=\"$kind\"}, name)","datasource":{"uid":"prometheus"},"multi":true,"includeAll":true,"current":{"value":["$__all"]}},
             {"name":"long","type":"custom","query":"2m,1h"}]}}
            """)!.AsObject();
        (dashboard["uid"], dashboard["title"]) = (uid, uid);
        dashboard["panels"]!.AsArray().Add(panel);
        var (status, answer) = await _grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db", new JsonObject { ["dashboard"] = dashboard }.ToJsonString(), cancellation);
        Assert.True(status == 200, answer.GetRawText());
        return (await _grafana.SendAsync(
            HttpMethod.Post, $"/page/dashboards/{uid}/panels?theme={(theme == Theme.Light ? "light" : "dark")}", """{"from":"now-3m","to":"now","variables":{},"panels":[{"id":"1","width":600,"height":300}]}""", cancellation)).Body;
    }

    public async ValueTask DisposeAsync()
    {
        await _grafana.DisposeAsync();
        if (_prometheus is not null) await _prometheus.DisposeAsync();
    }

    private static string History()
    {
        var now = TimeProvider.System.GetUtcNow();
        var text = new StringBuilder("# TYPE room_value gauge\n");
        foreach (var (name, kind, value) in (ReadOnlySpan<(string, string, int)>)[("a", "low", 10), ("b", "low", 20), ("c", "high", 30)])
            for (var second = 300; second >= -60; second -= 5)
                text.Append($"room_value{{name=\"{name}\",kind=\"{kind}\"}} {value} {(now - TimeSpan.FromSeconds(second)).ToUnixTimeSeconds()}\n");
        return text.Append("# EOF\n").ToString();
    }
}
