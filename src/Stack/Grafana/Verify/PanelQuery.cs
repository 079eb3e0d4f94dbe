using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>One query, ready to be sent.</summary>
/// <param name="RefId">Its name in the panel.</param>
/// <param name="Body">What is sent.</param>
/// <param name="DataSourceUid">Null where the panel leaves it to a default that this Grafana does not have.</param>
/// <param name="DataSourceType">Empty where unknown.</param>
/// <param name="IsShown">False for a hidden one that only expressions use.</param>
internal sealed record PanelQuery(string RefId, JsonObject Body, string? DataSourceUid, string DataSourceType, bool IsShown)
{
    public string? Expression => Body.Text("expr");
}
