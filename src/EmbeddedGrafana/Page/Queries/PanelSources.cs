using System.Text.Json;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Page.Variables;

namespace Cortico.EmbeddedGrafana.Page.Queries;

/// <summary>Finds the data source that a panel, a query or a variable names, in any of the forms that dashboards have had.</summary>
internal sealed class PanelSources(DataSourceStore store)
{
    private const string Mixed = "-- Mixed --";

    /// <param name="json">An object with a uid, a name, null for the default; a variable may stand for either.</param>
    /// <returns>Null where it does not exist.</returns>
    public DataSource? Find(JsonElement? json, Interpolation interpolation)
    {
        var name = Name(json);
        if (name is null or "" or "default" or Mixed)
        {
            return store.FindDefault();
        }

        var plain = interpolation.Plain(name);
        return store.Find(plain) ?? store.FindByName(plain) ?? (plain == "default" ? store.FindDefault() : null);
    }

    /// <returns>Null where nothing is named.</returns>
    public static string? Name(JsonElement? json) => json switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Object } source => source.Text("uid"),
        _ => null,
    };

    public static bool IsMixed(JsonElement? json) => Name(json) == Mixed;
}
