using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Counts what Grafana's data frames hold. Source: grafana-plugin-sdk-go, frame JSON.</summary>
/// <param name="Series">Columns that are not time.</param>
/// <param name="Points">Values in them that can be shown; an infinity can, NaN and null can't.</param>
/// <param name="Rows">Values in them, of whatever kind.</param>
/// <param name="NotANumber">How many of them are NaN.</param>
internal sealed record FrameCount(int Series, long Points, long Rows, long NotANumber)
{
    public static FrameCount Of(JsonObject result)
    {
        var total = new FrameCount(0, 0, 0, 0);
        foreach (var frame in result.Items("frames"))
        {
            var values = frame.Child("data").List("values");
            var entities = frame.Child("data").List("entities");
            foreach (var (at, field) in frame.Child("schema").Items("fields").Index())
                if (field.Text("type") != "time" && at < (values?.Count ?? 0) && values![at] is JsonArray column) total = total.Add(column, entities is not null && at < entities.Count ? entities[at] : null);
        }
        return total;
    }

    private FrameCount Add(JsonArray column, JsonNode? entities)
    {
        var infinite = (entities.List("Inf")?.Count ?? 0) + (entities.List("NegInf")?.Count ?? 0);
        return new FrameCount(Series + 1, Points + column.Count(value => value is not null) + infinite, Rows + column.Count, NotANumber + (entities.List("NaN")?.Count ?? 0));
    }
}
