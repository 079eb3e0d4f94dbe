using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Variables;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>The data sources of a Grafana, as panels name them.</summary>
internal sealed class DataSources(ImmutableArray<DataSource> all)
{
    private const string OtherPanel = "-- Dashboard --";

    public ImmutableArray<DataSource> All { get; } = all;

    public DataSource? Default => All.FirstOrDefault(source => source.IsDefault);

    /// <summary>The reference to send: a query's own, else its panel's, else Grafana's default; variables filled.</summary>
    /// <returns>Null where there is no default to fall back on.</returns>
    public (string Uid, string Type)? Resolve(JsonObject target, JsonObject panel, VariableSet variables)
    {
        var (uid, type) = Named(target["datasource"], variables) ?? Named(panel["datasource"], variables) ?? ("", "");
        if (uid is "" or "default" or "-- Mixed --") return Default is { } standard ? (standard.Uid, standard.Type) : null;
        return Find(uid) is { } known ? (known.Uid, known.Type) : (uid, type.Length > 0 ? type : uid == DataSourceCatalog.Expression ? uid : "");
    }

    public DataSource? Find(string uidOrName) => All.FirstOrDefault(source => source.Uid == uidOrName) ?? All.FirstOrDefault(source => source.Name == uidOrName);

    public static bool IsOtherPanel(string uid) => uid == OtherPanel;

    private static (string Uid, string Type)? Named(JsonNode? reference, VariableSet variables) => reference switch
    {
        JsonObject json when json.Text("uid") is { Length: > 0 } uid => (variables.Fill(uid), json.Text("type") ?? ""),
        JsonObject json when json.Text("type") == DataSourceCatalog.Expression => (DataSourceCatalog.Expression, DataSourceCatalog.Expression),
        _ => reference.AsText() is { Length: > 0 } name ? (variables.Fill(name), "") : null,
    };
}
