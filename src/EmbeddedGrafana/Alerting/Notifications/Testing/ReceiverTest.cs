using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;

/// <summary>Sends a made-up alert through integrations at once, past policies and silences, each tried once.</summary>
internal sealed class ReceiverTest(ContactPointService points, IIntegrationFactory factory, TimeProvider time)
{
    private const string SampleSeries = "labels={__name__=go_threads, instance=host.docker.internal:3000, job=grafana}";
    private const int MostIntegrations = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <returns>200 where all took it, 400 or 408 where all failed by their settings or by time, else 207.</returns>
    /// <exception cref="GrafanaErrorException">400: there is nothing to test.</exception>
    public async Task<(int Status, JsonObject Answer)> RunAsync(TestReceiversBody body, CancellationToken cancellation)
    {
        var receivers = body.Receivers ?? [];
        var count = receivers.Sum(receiver => receiver?.Integrations?.Count ?? 0);
        if (count is 0 or > MostIntegrations)
        {
            throw GrafanaError.Message(StatusCodes.Status400BadRequest, count == 0 ? "no receivers" : $"{count} integrations are more than the limit of {MostIntegrations} in one test").ToException();
        }

        var alert = Sample(body.Alert);
        var runs = receivers.Select(async receiver => (receiver.Name, Results: await Task.WhenAll((receiver.Integrations ?? []).Select(async integration =>
            (integration.Name, integration.Uid, Problem: await TryAsync(integration, alert, cancellation))))));
        var results = await Task.WhenAll(runs);
        var problems = results.SelectMany(receiver => receiver.Results).Select(result => result.Problem).ToList();
        var status = problems switch
        {
            _ when problems.TrueForAll(problem => problem is null) => StatusCodes.Status200OK,
            _ when problems.TrueForAll(problem => problem?.Kind == TestProblemKind.InvalidSettings) => StatusCodes.Status400BadRequest,
            _ when problems.TrueForAll(problem => problem?.Kind == TestProblemKind.TimedOut) => StatusCodes.Status408RequestTimeout,
            _ => StatusCodes.Status207MultiStatus,
        };
        return (status, new JsonObject
        {
            ["alert"] = new JsonObject { ["annotations"] = Pairs(alert.Annotations), ["labels"] = Pairs(alert.Labels) },
            ["receivers"] = new JsonArray([.. results.Select(receiver => (JsonNode)new JsonObject
            {
                ["name"] = receiver.Name ?? "",
                ["grafana_managed_receiver_configs"] = new JsonArray([.. receiver.Results.Select(result => (JsonNode)Result(result.Name, result.Uid, result.Problem))]),
            })]),
            ["notified_at"] = GoTime.Exact(alert.StartsAt),
        });
    }

    /// <summary>As Grafana 13 does it: one integration, and 200 whether it took it or not.</summary>
    /// <param name="name">Of the contact point, in base64url; "-" for one that is not stored.</param>
    /// <exception cref="GrafanaErrorException">400 without an integration, 404 for an unknown contact point.</exception>
    public async Task<JsonObject> RunAsync(string name, TestIntegrationBody body, CancellationToken cancellation)
    {
        if (body.Integration is not { } integration)
        {
            throw GrafanaError.BadRequestData().ToException();
        }

        var receiver = name == "-" ? "" : Decoded(name);
        if (receiver is null || (receiver.Length > 0 && points.List(receiver).Count == 0))
        {
            throw GrafanaError.Message(StatusCodes.Status404NotFound, $"receivers.notifications.alerting.grafana.app \"{name}\" not found").ToException();
        }

        var start = time.GetTimestamp();
        var problem = await TryAsync(integration with { Name = receiver.Length > 0 ? receiver : integration.Name ?? "test" }, Sample(body.Alert), cancellation);
        var answer = new JsonObject
        {
            ["status"] = problem is null ? "success" : "failure", ["duration"] = new PrometheusDuration(time.GetElapsedTime(start)).ToString(),
        };
        if (problem is not null)
        {
            answer["error"] = problem.Text;
        }

        return answer;
    }

    private async Task<TestProblem?> TryAsync(TestIntegration integration, Alert alert, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var point = Point(integration);
            var key = string.Create(CultureInfo.InvariantCulture, $"{point.Type}-{Fingerprint.Text(alert.Fingerprint)}-{alert.StartsAt.ToUnixTimeSeconds()}");
            await factory.Create(point).SendAsync(new Notification(point.Type, key, alert.Labels, [new NotifiedAlert(alert, IsResolved: false)]), either.Token);
            return null;
        }
        catch (GrafanaErrorException error)
        {
            return new TestProblem(error.Error.Text, TestProblemKind.InvalidSettings);
        }
        catch (NotificationFailedException error)
        {
            return new TestProblem(error.Message, TestProblemKind.NotDelivered);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new TestProblem($"the receiver timed out: no answer within {Limit.TotalSeconds:0} s", TestProblemKind.TimedOut);
        }
    }

    private ContactPoint Point(TestIntegration integration)
    {
        var type = integration.Type ?? "";
        var (settings, secrets) = SecretSettings.Take(type, integration.Settings ?? []);
        foreach (var (path, secret) in integration.SecureSettings ?? [])
        {
            secrets[path] = secret;
        }

        var stored = string.IsNullOrEmpty(integration.Uid) ? null : points.List(null).FirstOrDefault(point => point.Uid == integration.Uid);
        foreach (var (path, secret) in stored?.Secrets ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (secrets.GetValueOrDefault(path) is null or "" or ContactPoint.Redacted)
            {
                secrets[path] = secret;
            }
        }

        var name = string.IsNullOrEmpty(integration.Name) ? "test" : integration.Name;
        IntegrationCheck.Check(integration.Uid ?? "", name, type, SecretSettings.Put(settings, secrets));
        return new ContactPoint(integration.Uid ?? "", name, type, settings, secrets, integration.DisableResolveMessage ?? false, "");
    }

    private Alert Sample(TestAlertBody? body)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["alertname"] = "TestAlert", ["instance"] = "Grafana", ["grafana_folder"] = "Test Folder" };
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["summary"] = "Notification test",
            ["__dashboardUid__"] = "dashboard_uid", ["__orgId__"] = "1", ["__panelId__"] = "1", ["__values__"] = """{"B":22,"C":1}""",
            ["__value_string__"] = $"[ var='B' {SampleSeries} type='reduce' value=22 ], [ var='C' {SampleSeries} type='threshold' value=1 ]",
        };
        Add(labels, body?.Labels);
        Add(annotations, body?.Annotations);
        var now = time.GetUtcNow();
        return Alert.Of(new PostedAlert(Fingerprint.Set(labels), annotations, now, now.AddMinutes(5), ""), now);

        static void Add(Dictionary<string, string> to, Dictionary<string, string>? from)
        {
            foreach (var (name, value) in from ?? [])
            {
                to[name] = value;
            }
        }
    }

    private static JsonObject Result(string? name, string? uid, TestProblem? problem)
    {
        var result = new JsonObject { ["name"] = name ?? "", ["uid"] = uid ?? "", ["status"] = problem is null ? "ok" : "failed" };
        if (problem is not null)
        {
            result["error"] = problem.Text;
        }

        return result;
    }

    private static JsonObject Pairs(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static string? Decoded(string name)
    {
        try
        {
            return Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(name));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
