using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

public sealed class LimitTests
{
    [Fact]
    public async Task One_rule_more_than_the_server_takes_is_refused_with_the_number()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var room = await AlertRoom.OpenAsync();
        await room.Services.GetRequiredService<Database>().WriteAsync(
            connection => connection.Execute(
                """
                WITH RECURSIVE counter(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counter WHERE number < 10000)
                INSERT INTO alert_rule (uid, folder_uid, rule_group, group_index, interval_seconds, definition, version, provenance, updated)
                SELECT 'u' || number, 'build', 'many', number, 10, '{}', 1, '', 0 FROM counter
                """),
            cancellation);

        var alone = await Assert.ThrowsAsync<GrafanaErrorException>(() => room.Rules.AddAsync(AlertRoom.Rule("one").Deserialize(RuleJson.Default.ProvisionedRule)!, "", cancellation));
        var group = await Assert.ThrowsAsync<GrafanaErrorException>(() => room.PutAsync(AlertRoom.Rule("one")));

        Assert.All([alone, group], refusal => Assert.Contains("at most 10000 rules", refusal.Error.Text, StringComparison.Ordinal));
        Assert.Null(room.Rules.Find("one"));
    }
}
