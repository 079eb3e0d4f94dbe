using System.Globalization;
using System.Text;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Tests.Notifications;
using Cortico.EmbeddedGrafana.Tests.Query;
using Cortico.Testing;
using Microsoft.AspNetCore.Http;

namespace Cortico.EmbeddedGrafana.Tests.Process;

/// <summary>Ten alerts fire while the process is killed again and again, as <c>kill -9</c> does it, at random moments.</summary>
public sealed class AlertKillTests
{
    private const int Alerts = 10;
    private const int Kills = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everyone_is_told_of_every_alert_and_again_only_where_a_kill_met_the_sending()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var value = 1;
        using var folder = new TemporaryFolder();
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);
        await using var prometheus = await FakePrometheus.StartAsync(context => context.Response.WriteAsync(Series(Volatile.Read(ref value)), context.RequestAborted), Cancellation);
        var grafana = await GrafanaProcess.StartAsync(folder.Path, Cancellation);
        await SetUpAsync(grafana, prometheus.Url, receiver.Url);

        for (var kill = 0; kill < Kills; kill++)
        {
            // The first start knows nothing of the contact point until its poll; each later one reads it at once.
            if (kill > 0) await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 4000)), Cancellation);
            await grafana.KillAsync();
            await grafana.DisposeAsync();
            grafana = await GrafanaProcess.StartAsync(folder.Path, Cancellation);
        }
        var firing = await Eventually.GetAsync(() => Task.FromResult(Told(receiver, "firing")), told => told.Count == Alerts, Patience, Cancellation);
        Volatile.Write(ref value, 0);
        var resolved = await Eventually.GetAsync(() => Task.FromResult(Told(receiver, "resolved")), told => told.Count == Alerts, Patience, Cancellation);
        await grafana.DisposeAsync();

        // All are sent at once, so that one kill may meet the sending of every alert; who forgot what was told would tell all again after each.
        Assert.True(firing.Values.Sum() <= 2 * Alerts, $"seed {seed}: {firing.Values.Sum()} messages of {Alerts} alerts over {Kills} kills");
        Assert.All(resolved, alert => Assert.Equal(1, alert.Value));
    }

    /// <summary>How often each alert was told of as firing or resolved.</summary>
    private static Dictionary<string, int> Told(WebhookReceiver receiver, string status) => receiver.Received
        .SelectMany(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("alerts").EnumerateArray())
        .Where(alert => alert.GetProperty("status").GetString() == status)
        .CountBy(alert => alert.GetProperty("labels").GetProperty("n").GetString()!).ToDictionary();

    private static string Series(int value)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var series = Enumerable.Range(0, Alerts).Select(n => string.Create(CultureInfo.InvariantCulture, $$$"""{"metric":{"n":"{{{n}}}"},"value":[{{{now}}},"{{{value}}}"]}"""));
        return $$$"""{"status":"success","data":{"resultType":"vector","result":[{{{string.Join(',', series)}}}]}}""";
    }

    private static async Task SetUpAsync(GrafanaProcess grafana, string prometheus, string receiver)
    {
        await SendAsync(grafana, HttpMethod.Post, "/api/datasources", $$"""{"uid":"p","name":"p","type":"prometheus","access":"proxy","url":"{{prometheus}}"}""");
        await SendAsync(grafana, HttpMethod.Post, "/api/folders", """{"uid":"f","title":"F"}""");
        await SendAsync(grafana, HttpMethod.Post, "/api/v1/provisioning/contact-points", $$$"""{"uid":"c","name":"c","type":"webhook","settings":{"url":"{{{receiver}}}"}}""");
        await SendAsync(grafana, HttpMethod.Put, "/api/v1/provisioning/policies", """{"receiver":"c","group_by":["alertname","n"],"group_wait":"1s","group_interval":"5s","repeat_interval":"4h"}""");
        await SendAsync(grafana, HttpMethod.Put, "/api/v1/provisioning/folder/f/rule-groups/g", """
            {"title":"g","folderUid":"f","interval":10,"rules":[{"title":"r","ruleGroup":"g","folderUID":"f","orgID":1,"condition":"C","for":"0s","noDataState":"OK","execErrState":"KeepLast","data":[
              {"refId":"A","datasourceUid":"p","relativeTimeRange":{"from":60,"to":0},"model":{"refId":"A","expr":"x","instant":true,"range":false}},
              {"refId":"C","datasourceUid":"__expr__","relativeTimeRange":{"from":0,"to":0},"model":{"refId":"C","type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt","params":[0]}}]}}]}]}
            """);
    }

    private static async Task SendAsync(GrafanaProcess grafana, HttpMethod method, string path, string json)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var answer = await grafana.Client.SendAsync(request, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
    }
}
