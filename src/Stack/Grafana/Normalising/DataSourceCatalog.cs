using System.Collections.Immutable;
using Cortico.Stack.Grafana.Api;

namespace Cortico.Stack.Grafana.Normalising;

/// <summary>The data sources that references can mean: the project's own and those of Grafana.</summary>
/// <param name="Own">The project's own, as it is or will be in Grafana.</param>
/// <param name="DeclaredUid">The uid that the files use for it; another one than <c>Own.Uid</c> where Grafana had it before us.</param>
/// <param name="Others">All others of this Grafana.</param>
/// <param name="IsComplete">False before Grafana was asked: then an unknown data source may still be there.</param>
public sealed record DataSourceCatalog(DataSource Own, string DeclaredUid, ImmutableArray<DataSource> Others, bool IsComplete)
{
    public const string Prometheus = "prometheus";
    public const string Expression = "__expr__";

    /// <summary>By uid, or by name as dashboards of old write it.</summary>
    public DataSource? Find(string uidOrName) =>
        uidOrName == Own.Uid || uidOrName == DeclaredUid || uidOrName == Own.Name ? Own
            : Others.FirstOrDefault(source => source.Uid == uidOrName) ?? Others.FirstOrDefault(source => source.Name == uidOrName);

    /// <summary>The one to take where only the type is known: our own, Grafana's default, or the only one.</summary>
    public DataSource? FindByType(string type) => type == Own.Type ? Own
        : Others.FirstOrDefault(source => source.Type == type && source.IsDefault)
            ?? (Others.Where(source => source.Type == type).Take(2).ToList() is [var only] ? only : null);

    /// <summary>Sources of Grafana's own making, which every Grafana has.</summary>
    public static bool IsBuiltIn(string uid) => uid is "grafana" or Expression || uid.StartsWith("-- ", StringComparison.Ordinal);
}
