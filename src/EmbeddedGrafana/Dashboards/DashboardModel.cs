using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>A dashboard's JSON as a client sends it: what Grafana looks at, and the rest, which it does not.</summary>
/// <param name="Id">Zero: none was sent.</param>
/// <param name="Version">The version it was edited from; zero where none was sent.</param>
internal sealed record DashboardModel(long Id, string Uid, int Version, string Title, IReadOnlyList<string> Tags, JsonElement Json)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Reads the classic model, bare or in the <c>spec</c> of a Kubernetes-style resource. What has another type than it should counts as absent.</summary>
    public static DashboardModel Read(JsonElement dashboard)
    {
        var name = "";
        if (Text(dashboard, "apiVersion").StartsWith("dashboard.grafana.app/", StringComparison.Ordinal) && dashboard.TryGetProperty("spec", out var spec))
        {
            name = dashboard.TryGetProperty("metadata", out var metadata) ? Text(metadata, "name") : "";
            dashboard = spec;
        }

        return new DashboardModel(
            Number(dashboard, "id"), Text(dashboard, "uid") is { Length: > 0 } uid ? uid : name, (int)Math.Clamp(Number(dashboard, "version"), int.MinValue, int.MaxValue),
            Text(dashboard, "title").Trim(), TagsOf(dashboard), dashboard);
    }

    /// <summary>The JSON to store: everything but <c>id</c> and <c>version</c>, with this uid.</summary>
    public byte[] ToStored(string uid)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer, Compact);
        writer.WriteStartObject();
        writer.WriteString("uid", uid);
        foreach (var property in Json.EnumerateObject())
        {
            if (!property.NameEquals("id") && !property.NameEquals("version") && !property.NameEquals("uid"))
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Whether two stored models say the same, whatever the order of their members.</summary>
    public static bool Same(byte[] one, byte[] other)
    {
        if (one.AsSpan().SequenceEqual(other))
        {
            return true;
        }

        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(other);
        return JsonElement.DeepEquals(first.RootElement, second.RootElement);
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long Number(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.TryGetInt64(out var whole) ? whole : (long)value.GetDouble()
            : 0;

    private static List<string> TagsOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!).Where(tag => tag.Length > 0).Distinct()]
            : [];
}
