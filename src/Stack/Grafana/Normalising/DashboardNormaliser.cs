using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Normalising;

/// <summary>
/// Turns what people export into what is sent: inputs filled, data sources that exist, and neither <c>id</c> nor
/// <c>version</c>, which belong to the Grafana it came from. Doing it twice changes nothing more.
/// </summary>
internal sealed class DashboardNormaliser(DataSourceCatalog catalog, ProblemList problems)
{
    /// <summary>Members of a model that each Grafana gives itself.</summary>
    public static readonly string[] OfTheServer = ["id", "version"];

    /// <summary>Changes the model in place.</summary>
    public void Normalise(JsonObject model, SourceFile file, Replacements replacements)
    {
        foreach (var member in OfTheServer) model.Remove(member);
        ImportInputs.Fill(model, catalog, file, problems, replacements);
        var references = new DataSourceReferences(catalog, file, problems, replacements);
        foreach (var panel in Panels.All(model)) NormalisePanel(panel, references);
        foreach (var annotation in model.Child("annotations").Items("list")) references.Rewrite(annotation, assumePrometheus: false);
        foreach (var variable in model.Child("templating").Items("list")) NormaliseVariable(variable, references);
    }

    private static void NormalisePanel(JsonObject panel, DataSourceReferences references)
    {
        var targets = panel.Items("targets").ToList();
        references.Rewrite(panel, targets.Exists(IsPromQl));
        foreach (var target in targets) references.Rewrite(target, IsPromQl(target));
        if (panel["datasource"] is null && targets.Exists(target => target["datasource"] is null)) references.SetOwn(panel);
    }

    private static void NormaliseVariable(JsonObject variable, DataSourceReferences references)
    {
        if (variable.Text("type") == "datasource") ChooseExisting(variable, references);
        else references.Rewrite(variable, assumePrometheus: variable.Text("type") == "query");
        if (variable.Text("type") == "query" && variable["datasource"] is null) references.SetOwn(variable);
    }

    /// <summary>A variable that chooses among data sources remembers one of the Grafana it came from.</summary>
    private static void ChooseExisting(JsonObject variable, DataSourceReferences references)
    {
        if (variable.Child("current") is not { } current || current.Text("value") is not { Length: > 0 } uid || uid == "default") return;
        var found = references.UidFor(current, uid, variable.Text("query"));
        if (found == uid) return;
        current["value"] = found;
        current["text"] = found;
    }

    private static bool IsPromQl(JsonObject target) => target["expr"] is JsonValue;
}
