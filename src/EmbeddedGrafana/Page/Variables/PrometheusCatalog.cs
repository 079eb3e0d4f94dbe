using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Query;

namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>
/// What a Prometheus has: label names and values, metrics, results of a query. For variables of dashboards: every viewer asks for
/// them at every refresh, so all who ask for the same within a few seconds share an answer.
/// </summary>
internal sealed class PrometheusCatalog(DataSourceClient client, QueryLimits limits, TimeProvider time)
{
    /// <summary>Both ends of a range are rounded outwards to this many seconds; else every viewer's would be another one.</summary>
    private const int Grain = 5;

    /// <summary>Bytes of the largest answer that is kept.</summary>
    private const int MostKept = 256 << 10;

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(Grain);
    private readonly SingleFlight<CatalogKey, (JsonElement Data, int Bytes)> _flights = new(time, limits.KeptAnswers);

    public Task<IReadOnlyList<string>> LabelNamesAsync(DataSource source, string? match, PageTimeRange range, CancellationToken cancellation) =>
        TextsAsync(source, "api/v1/labels" + Parameters(match, range), cancellation);

    public Task<IReadOnlyList<string>> LabelValuesAsync(DataSource source, string label, string? match, PageTimeRange range, CancellationToken cancellation) =>
        TextsAsync(source, $"api/v1/label/{Uri.EscapeDataString(label)}/values{Parameters(match, range)}", cancellation);

    /// <summary>The series of an expression at the end of the range, as Prometheus writes them with value and time.</summary>
    public async Task<IReadOnlyList<string>> QueryResultAsync(DataSource source, string expression, PageTimeRange range, CancellationToken cancellation)
    {
        var at = Before(range.To).ToString(CultureInfo.InvariantCulture);
        var data = await GetAsync(source, $"api/v1/query?query={Uri.EscapeDataString(expression)}&time={at}", cancellation);
        var result = data.Member("result") ?? Json.EmptyObject;
        return data.Text("resultType") switch
        {
            "vector" => [.. result.EnumerateArray().Select(series => $"{Series(series.Object("metric"))} {Sample(series.Member("value"))}")],
            "scalar" or "string" => [result[1].ToString()],
            _ => [],
        };
    }

    /// <summary>The series that a selector finds.</summary>
    public async Task<IReadOnlyList<string>> SeriesAsync(DataSource source, string match, PageTimeRange range, CancellationToken cancellation)
    {
        var data = await GetAsync(source, "api/v1/series" + Parameters(match, range), cancellation);
        return data.ValueKind == JsonValueKind.Array ? [.. data.EnumerateArray().Select(Series)] : [];
    }

    private async Task<IReadOnlyList<string>> TextsAsync(DataSource source, string path, CancellationToken cancellation)
    {
        var data = await GetAsync(source, path, cancellation);
        return data.ValueKind == JsonValueKind.Array ? [.. data.EnumerateArray().Select(item => item.ToString())] : [];
    }

    /// <exception cref="DataSourceException">No answer.</exception>
    /// <exception cref="VariableException">An error instead of one.</exception>
    private async Task<JsonElement> GetAsync(DataSource source, string path, CancellationToken cancellation)
    {
        var key = new CatalogKey(source.Id, source.Version, source.Url, path);
        return (await _flights.RunAsync(key, TimeSpan.MaxValue, answer => answer.Bytes <= MostKept ? KeptFor : TimeSpan.Zero, token => AskAsync(source, path, token), cancellation)).Data;
    }

    private async Task<(JsonElement Data, int Bytes)> AskAsync(DataSource source, string path, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limits.Timeout);
        try
        {
            using var answer = await client.SendAsync(source, HttpMethod.Get, path, null, deadline.Token);
            await answer.Content.LoadIntoBufferAsync(limits.AnswerBytes, deadline.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(deadline.Token);
            return (Data(source, (int)answer.StatusCode, body), body.Length);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new VariableException($"The answer of {source.Name} is larger than {limits.AnswerBytes >> 20} MiB.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new VariableException($"{source.Name} broke off its answer: {error.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new VariableException($"{source.Name} did not answer within {limits.Timeout.TotalSeconds:0} s.");
        }
    }

    private static JsonElement Data(DataSource source, int status, byte[] body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            return json.Text("status") == "success"
                ? json.Member("data") ?? Json.EmptyObject
                : throw new VariableException($"{source.Name} answered {status}: {json.Text("error") ?? "no reason given"}");
        }
        catch (JsonException)
        {
            throw new VariableException($"{source.Name} answered {status} and no JSON. Check the data source's address.");
        }
    }

    private static string Parameters(string? match, PageTimeRange range)
    {
        var times = string.Create(CultureInfo.InvariantCulture, $"?start={Before(range.From)}&end={Before(range.To) + Grain}");
        return string.IsNullOrEmpty(match) ? times : times + "&match[]=" + Uri.EscapeDataString(match);
    }

    private static long Before(DateTimeOffset time) => time.ToUnixTimeSeconds() / Grain * Grain;

    private static string Series(JsonElement metric)
    {
        var labels = metric.EnumerateObject().Where(label => label.Name != "__name__").Select(label => $"{label.Name}=\"{label.Value.GetString()}\"");
        return $"{metric.Text("__name__")}{{{string.Join(',', labels)}}}";
    }

    private static string Sample(JsonElement? sample) => sample is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2
        ? $"{pair[1].GetString()} {JavaScriptNumber.ToText(pair[0].GetDouble() * 1000)}"
        : "";

    private readonly record struct CatalogKey(long Source, int Version, string Url, string Path);
}
