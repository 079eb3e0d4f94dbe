using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Tests.Notifications;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

/// <summary>A rule on what Prometheus measures, from quiet to firing and back, and what is told of it.</summary>
public sealed class AlertTests(Stage stage) : BrowserTest(stage)
{
    /// <summary>A rule is looked at every ten seconds at most, and the page follows every five.</summary>
    private static readonly LocatorAssertionsToHaveTextOptions Patiently = new() { Timeout = 60_000 };

    [Fact]
    public async Task An_alert_is_seen_to_rise_and_to_pass_in_the_list_the_badge_and_on_the_dashboard()
    {
        await PutRuleAsync("10s");
        await LogInAsync();
        await Page.GotoAsync("/alerting/list");
        var state = Page.Locator("details.rule", new() { HasText = "Hot" }).Locator("summary .state");
        await Expect(state).ToHaveTextAsync("Normal", Patiently);
        await Expect(Page.Locator("#firing")).ToBeHiddenAsync();
        try
        {
            Stage.Shop.Temperature = 45;
            await Expect(state).ToHaveTextAsync("Pending", Patiently);
            await Expect(state).ToHaveTextAsync("Firing", Patiently);
            await Expect(Page.Locator("#firing")).ToHaveTextAsync(new Regex(@"^1\s*firing$"));
            await Expect(Page.Locator(".rule-summary")).ToHaveTextAsync("The hall has 45 degrees");

            await Page.GotoAsync("/d/watch");
            await Expect(Panel("Alerts").GetByRole(AriaRole.Link, new() { Name = "Hot" })).ToBeVisibleAsync();
            await Expect(Panel("Alerts").Locator(".state").First).ToHaveTextAsync("Firing");
            await Expect(Panel("Heat").Locator(".heart.firing")).ToBeVisibleAsync();
            await Expect(Panel("Heat").Locator(".annotation").First).ToBeVisibleAsync();
        }
        finally
        {
            await Stage.CoolDownAsync();
        }

        await Expect(Panel("Alerts").Locator(".body")).ToHaveTextAsync("No alerts matching filters", Patiently);
        await Expect(Panel("Heat").Locator(".heart.normal")).ToBeVisibleAsync();
        await Panel("Heat").Locator(".heart").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Hot", Exact = true })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(200, "sent")]
    [InlineData(500, "alert")]
    public async Task A_test_message_is_sent_at_the_press_of_a_button_and_what_came_of_it_is_said(int answer, string kind)
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => answer, Cancellation);
        var name = $"bell-{answer}";
        await Stage.SendAsync(HttpMethod.Post, "/api/v1/provisioning/contact-points", $$$"""{"uid":"{{{name}}}","name":"{{{name}}}","type":"webhook","settings":{"url":"{{{receiver.Url}}}"}}""");
        await LogInAsync();
        await Page.GotoAsync("/alerting/notifications");
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Send test to {name}" }).ClickAsync();
        var card = Page.GetByRole(AriaRole.Region, new() { Name = $"Contact point {name}" });

        await Expect(card.Locator($".result .{kind}")).ToContainTextAsync(answer == 200 ? "Test:" : "500");
        Assert.NotEmpty(receiver.Received);
        Assert.EndsWith("/alerting/notifications", Page.Url, StringComparison.Ordinal);
    }

    private async Task PutRuleAsync(string pending)
    {
        await Stage.SendAsync(HttpMethod.Post, "/api/folders", """{"uid":"shop","title":"Shop rules"}""");
        await Stage.SendAsync(HttpMethod.Put, "/api/v1/provisioning/folder/shop/rule-groups/heat", $$$"""
            {"title":"heat","folderUid":"shop","interval":10,"rules":[{"uid":"hot","title":"Hot","ruleGroup":"heat","folderUID":"shop","orgID":1,"condition":"C","for":"{{{pending}}}","noDataState":"OK","execErrState":"Error",
              "annotations":{"summary":"The hall has {{ $values.A.Value }} degrees","__dashboardUid__":"watch","__panelId__":"1"},"data":[
              {"refId":"A","datasourceUid":"prometheus","relativeTimeRange":{"from":60,"to":0},"model":{"refId":"A","expr":"shop_temperature_celsius","instant":true,"range":false}},
              {"refId":"C","datasourceUid":"__expr__","relativeTimeRange":{"from":0,"to":0},"model":{"refId":"C","type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt","params":[40]}}]}}]}]}
            """);
    }
}
