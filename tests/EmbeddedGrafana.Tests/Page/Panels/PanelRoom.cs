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
    /// <param name="hidden">Series that the reader has hidden.</param>
    public Task<JsonElement> PanelAsync(JsonObject panel, CancellationToken cancellation, params IEnumerable<string> hidden) => PanelAsync(panel, Theme.Dark, hidden, cancellation);

    /// <returns>The same in a theme.</returns>
    public Task<JsonElement> PanelAsync(JsonObject panel, Theme theme, CancellationToken cancellation) => PanelAsync(panel, theme, [], cancellation);

    private async Task<JsonElement> PanelAsync(JsonObject panel, Theme theme, IEnumerable<string> hidden, CancellationToken cancellation)
    {
        var request = new JsonObject { ["from"] = "now-3m", ["to"] = "now", ["panels"] = new JsonArray(Wish(1)) };
        request["panels"]![0]!["hidden"] = new JsonArray([.. hidden.Select(name => JsonValue.Create(name))]);
        return JsonElement.Parse((await AnswerAsync([panel], request.ToJsonString(), theme, cancellation)).Body);
    }

    /// <returns>Panels of one dashboard, numbered from 1, ready to be drawn.</returns>
    public async Task<Dictionary<string, JsonElement>> PanelsAsync(JsonObject[] panels, CancellationToken cancellation)
    {
        var wishes = new JsonArray([.. Enumerable.Range(1, panels.Length).Select(Wish)]);
        var (_, body) = await AnswerAsync(panels, new JsonObject { ["from"] = "now-3m", ["to"] = "now", ["panels"] = wishes }.ToJsonString(), Theme.Dark, cancellation);
        return body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToDictionary(panel => panel.GetProperty("id").GetString()!, StringComparer.Ordinal);
    }

    /// <summary>Saves a dashboard of these panels and sends a request for them as it is.</summary>
    public Task<(int Status, string Body)> AnswerAsync(JsonObject[] panels, string request, CancellationToken cancellation) => AnswerAsync(panels, request, Theme.Dark, cancellation);

    private async Task<(int Status, string Body)> AnswerAsync(JsonObject[] panels, string request, Theme theme, CancellationToken cancellation)
    {
        var uid = $"room-{Guid.NewGuid():N}";
        var dashboard = JsonNode.Parse("""
            {"panels":[],"templating":{"list":[
             {"name":"kind","type":"query","query":"label_values(room_value, kind)","datasource":{"uid":"prometheus"},"current":{"value":"low"}},
             {"name":"name","type":"query","query":"label_values(room_value{kind=\"$kind\"}, name)","datasource":{"uid":"prometheus"},"multi":true,"includeAll":true,"current":{"value":["$__all"]}},
             {"name":"long","type":"custom","query":"2m,1h"}]}}
            """)!.AsObject();
        (dashboard["uid"], dashboard["title"]) = (uid, uid);
        foreach (var (index, panel) in panels.Index())
        {
            panel["id"] = index + 1;
            panel["datasource"] = new JsonObject { ["type"] = "prometheus", ["uid"] = "prometheus" };
            dashboard["panels"]!.AsArray().Add(panel);
        }

        var (status, answer) = await _grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db", new JsonObject { ["dashboard"] = dashboard }.ToJsonString(), cancellation);
        Assert.True(status == 200, answer.GetRawText());
        using var content = new StringContent(request, Encoding.UTF8, "application/json");
        using var response = await _grafana.Client.PostAsync(new Uri(_grafana.Address, $"/page/dashboards/{uid}/panels?theme={(theme == Theme.Light ? "light" : "dark")}"), content, cancellation);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    private static JsonNode Wish(int id) => new JsonObject { ["id"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture), ["width"] = 600, ["height"] = 300 };

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
