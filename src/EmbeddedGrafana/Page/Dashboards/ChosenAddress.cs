using Cortico.EmbeddedGrafana.Page.Variables;
using Microsoft.AspNetCore.Http.Extensions;

namespace Cortico.EmbeddedGrafana.Page.Dashboards;

/// <summary>
/// Where a choice in the bar of variables leads. The bar sends every variable, those too whose options hang on the one that was
/// changed: what they no longer have goes, as in Grafana, while what an address of elsewhere asks for is kept.
/// </summary>
internal static class ChosenAddress
{
    /// <summary>Stands in the address that the bar sends, and in no other.</summary>
    public const string Mark = "chosen";

    /// <param name="resolved">With the values that are still to be had.</param>
    public static string Of(HttpRequest request, IReadOnlyList<Variable> resolved)
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query.Where(pair => pair.Key != Mark))
        {
            var variable = resolved.FirstOrDefault(variable => variable.Type == "query" && "var-" + variable.Name == name);
            query.Add(name, variable?.Values ?? values.OfType<string>());
        }

        return request.Path.ToUriComponent() + query.ToQueryString().ToUriComponent();
    }
}
