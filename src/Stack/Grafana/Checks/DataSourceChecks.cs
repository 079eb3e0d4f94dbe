using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>The project's own data source.</summary>
internal static class DataSourceChecks
{
    public static void Check(DataSourceFile dataSource, ProblemList problems)
    {
        var (file, body) = dataSource;
        if (!Uid.IsValid(dataSource.Uid)) problems.Add(file, body["uid"] ?? body, $"the data source needs a \"uid\" of 1 to {Uid.Limit} letters, digits, '-' and '_'");
        if (dataSource.Name.Length == 0) problems.Add(file, body["name"] ?? body, "the data source needs a \"name\"");
        if (dataSource.Type.Length == 0) problems.Add(file, body["type"] ?? body, "the data source needs a \"type\", such as \"prometheus\"");
        if (dataSource.Type == DataSourceCatalog.Prometheus && !WebAddress.IsValid(dataSource.Url))
            problems.Add(file, body["url"] ?? body, $"the url \"{dataSource.Url}\" of the data source is no absolute http or https address");
        if (body.Child("jsonData").Text("timeInterval") is { Length: > 0 } interval && !PromDuration.TryParse(interval, out _))
            problems.Add(file, body["jsonData"]!["timeInterval"]!, $"\"timeInterval\": \"{interval}\" is no duration; write how often Prometheus scrapes, for example \"5s\"");
    }
}
