using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Annotations;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>State history, read from the annotations that the states wrote: <c>/api/v1/rules/history</c>.</summary>
internal static class StateHistoryApi
{
    private const int DefaultLimit = 100;
    private const int MostEntries = 5000;
    private static readonly (string Name, string Type, string Go)[] Fields = [("time", "time", "time.Time"), ("text", "string", "string"), ("prev", "string", "string"), ("next", "string", "string"), ("data", "string", "string")];

    public static void MapStateHistory(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/rules/history", Read).Requires("alert.rules:read", Role.Viewer);

    private static IResult Read(HttpRequest request, AnnotationStore annotations)
    {
        var query = request.Query;
        var rule = query["ruleUID"].ToString();
        if (rule.Length == 0)
        {
            return GrafanaError.Message(StatusCodes.Status400BadRequest, "ruleUID is required here: state history is kept as annotations of one rule.");
        }

        var limit = Number(query, "limit") is > 0 and var asked ? (int)Math.Min(asked, MostEntries) : DefaultLimit;
        var found = annotations.Find(new AnnotationQuery
        {
            // Grafana takes seconds here, where annotations have milliseconds.
            AlertRuleUid = rule, Limit = limit, Alerts = true, From = Number(query, "from") * 1000, To = Number(query, "to") * 1000,
        });
        return Results.Bytes(Frame(rule, found), "application/json");
    }

    private static ReadOnlyMemory<byte> Frame(string rule, IReadOnlyList<Annotation> found)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AlertAnswer.Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("schema");
            json.WriteString("name", "states");
            json.WriteStartArray("fields");
            foreach (var (name, type, go) in Fields)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("type", type);
                json.WriteStartObject("typeInfo");
                json.WriteString("frame", go);
                json.WriteEndObject();
                AlertAnswer.Pairs(json, "labels", [KeyValuePair.Create("from", "state-history"), KeyValuePair.Create("ruleUID", rule)]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("data");
            json.WriteStartArray("values");
            Column(json, found, entry => json.WriteNumberValue(entry.Time * 1000));
            Column(json, found, entry => json.WriteStringValue(entry.Text));
            Column(json, found, entry => json.WriteStringValue(entry.PreviousState));
            Column(json, found, entry => json.WriteStringValue(entry.NewState));
            Column(json, found, entry => json.WriteStringValue(entry.Data.GetRawText()));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void Column(Utf8JsonWriter json, IReadOnlyList<Annotation> found, Action<Annotation> write)
    {
        json.WriteStartArray();
        foreach (var entry in found)
        {
            write(entry);
        }

        json.WriteEndArray();
    }

    private static long? Number(IQueryCollection query, string name) => long.TryParse(query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
