using System.Text.Json;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Asks a Prometheus for <c>1+1</c>, and who it is.</summary>
internal sealed class PrometheusHealthCheck(DataSourceClient client)
{
    private const int ShownCharacters = 1024;

    public async Task<DataSourceHealth> CheckAsync(DataSource source, CancellationToken cancellation)
    {
        try
        {
            return await QueryAsync(source, cancellation) is { } problem
                ? Error(problem)
                : new DataSourceHealth("Successfully queried the Prometheus API.", "OK", await DetailsAsync(source, cancellation));
        }
        catch (DataSourceException error)
        {
            return Error(error.Message);
        }
    }

    private static DataSourceHealth Error(string problem) => new($"{problem} - There was an error returned querying the Prometheus API.", "ERROR");

    private async Task<string?> QueryAsync(DataSource source, CancellationToken cancellation)
    {
        using var answer = source.Setting("httpMethod") == "GET"
            ? await client.SendAsync(source, HttpMethod.Get, "api/v1/query?query=1%2B1&time=4", null, cancellation)
            : await client.SendAsync(source, HttpMethod.Post, "api/v1/query",
                new FormUrlEncodedContent([KeyValuePair.Create("query", "1+1"), KeyValuePair.Create("time", "4")]), cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return Read(text) switch
        {
            { Status: "success" } => null,
            { ErrorType: { } type, Error: { } error } => $"{type}: {error}",
            _ => $"unexpected response with status code {(int)answer.StatusCode}: {text[..Math.Min(text.Length, ShownCharacters)]}",
        };
    }

    /// <summary>Mimir and its kin name features in their build information, Prometheus none.</summary>
    private async Task<DataSourceDetails?> DetailsAsync(DataSource source, CancellationToken cancellation)
    {
        using var answer = await client.SendAsync(source, HttpMethod.Get, "api/v1/status/buildinfo", null, cancellation);
        if (!answer.IsSuccessStatusCode || Read(await answer.Content.ReadAsStringAsync(cancellation)) is not { Status: "success" } information)
        {
            return null;
        }

        return information.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Object && features.GetPropertyCount() > 0
            ? new DataSourceDetails("Mimir", new DataSourceFeatures(true))
            : new DataSourceDetails("Prometheus", new DataSourceFeatures(false));
    }

    private static PrometheusAnswer? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, DataSourceJson.Default.PrometheusAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
