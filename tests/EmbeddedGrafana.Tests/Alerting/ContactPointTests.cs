using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Extensions.DependencyInjection;
using static Cortico.EmbeddedGrafana.Tests.Alerting.ProvisioningClient;

namespace Cortico.EmbeddedGrafana.Tests.Alerting;

public sealed class ContactPointTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private readonly ProvisioningClient _api = new(grafana);
    private readonly string _uid = "c-" + Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task A_secret_sent_back_as_redacted_is_kept_and_one_left_out_is_gone()
    {
        var settings = new JsonObject
        {
            ["url"] = "http://127.0.0.1/hook", ["username"] = "u", ["password"] = "hunter2", ["hmacConfig"] = new JsonObject { ["secret"] = "shh", ["header"] = "X-H" },
        };
        await _api.PostAsync("contact-points", Webhook(_uid, _uid, settings));
        var (_, answered) = await _api.GetAsync("contact-points?name=" + _uid);
        var back = JsonNode.Parse(answered[0].GetProperty("settings").GetRawText())!.AsObject();
        back.Remove("password");

        await _api.PutAsync("contact-points/" + _uid, Webhook(_uid, _uid, back));

        var stored = grafana.Services.GetRequiredService<ContactPointService>().List(_uid).Single();
        Assert.Equal([KeyValuePair.Create("hmacConfig.secret", "shh")], stored.Secrets);
        Assert.Equal("shh", stored.SettingsWithSecrets()["hmacConfig"]!["secret"]!.GetValue<string>());
    }

    [Fact]
    public async Task No_secret_lies_in_the_database_in_the_clear()
    {
        await using var own = await TestGrafana.StartAsync();
        const string Secret = "correct-horse-battery-staple";
        await new ProvisioningClient(own).PostAsync("contact-points", Webhook(_uid, _uid, new JsonObject { ["url"] = "http://127.0.0.1/hook", ["authorization_credentials"] = Secret }));
        var file = own.Services.GetRequiredService<Database>().FilePath;

        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(Secret, await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Several_integrations_of_one_name_are_one_contact_point()
    {
        await _api.PostAsync("contact-points", Webhook(_uid + "1", _uid));
        await _api.PostAsync("contact-points", Webhook(_uid + "2", _uid));
        await _api.PutAsync("policies", new JsonObject { ["receiver"] = _uid });

        Assert.Equal(202, (await _api.DeleteAsync($"contact-points/{_uid}1")).Status);
        var (status, body) = await _api.DeleteAsync($"contact-points/{_uid}2");
        await _api.DeleteAsync("policies");

        Assert.Equal((409, "alerting.notifications.contact-points.referenced"), (status, body.GetProperty("messageId").GetString()));
        Assert.Equal(202, (await _api.DeleteAsync($"contact-points/{_uid}2")).Status);
        Assert.Equal(202, (await _api.DeleteAsync($"contact-points/{_uid}2")).Status);
    }

    [Fact]
    public async Task Policies_and_rules_follow_a_new_name()
    {
        var folder = await _api.AddFolderAsync();
        await _api.PostAsync("contact-points", Webhook(_uid, _uid));
        await _api.PutAsync("policies", new JsonObject { ["receiver"] = "empty", ["routes"] = new JsonArray(new JsonObject { ["receiver"] = _uid }) });
        var rule = Rule(_uid);
        rule["notification_settings"] = new JsonObject { ["receiver"] = _uid };
        await _api.PutAsync($"folder/{folder}/rule-groups/web", Group(rule));

        await _api.PutAsync("contact-points/" + _uid, Webhook(_uid, _uid + "-new"));

        var (_, policies) = await _api.GetAsync("policies");
        var (_, after) = await _api.GetAsync("alert-rules/" + _uid);
        await _api.DeleteAsync("policies");
        Assert.Equal(_uid + "-new", policies.GetProperty("routes")[0].GetProperty("receiver").GetString());
        Assert.Equal(_uid + "-new", after.GetProperty("notification_settings").GetProperty("receiver").GetString());
        Assert.Equal("alerting.notifications.contact-points.used-by-rule", (await _api.DeleteAsync("contact-points/" + _uid)).Body.GetProperty("messageId").GetString());
    }

    [Theory]
    [InlineData("webhook", """{"url": 5}""", 400, "failed to unmarshal settings: json: cannot unmarshal number into Go struct field .url of type string")]
    [InlineData("webhook", """{"url": "http://x", "headers": {"host": "y", "X-Fine": "z"}}""", 400, "custom headers [\"host\"] are not allowed")]
    [InlineData("email", """{"addresses": ""}""", 400, "could not find addresses in settings")]
    [InlineData("webhook", "null", 400, "settings should not be empty")]
    [InlineData("slack", """{"url": "http://x"}""", 501, "others: webhook, email")]
    public async Task Settings_are_checked_by_type(string type, string settings, int expected, string message)
    {
        var point = Webhook(_uid, _uid);
        point["type"] = type;
        point["settings"] = JsonNode.Parse(settings);

        var (status, body) = await _api.PostAsync("contact-points", point);

        Assert.Equal(expected, status);
        Assert.Contains(message, body.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_uid_one_is_made_up()
    {
        var (status, body) = await _api.PostAsync("contact-points", Webhook("", _uid));

        Assert.Equal((202, 14), (status, body.GetProperty("uid").GetString()!.Length));
    }
}
