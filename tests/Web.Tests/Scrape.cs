using System.Globalization;

namespace Cortico.Web.Tests;

/// <summary>One answer of <c>/metrics</c>: series, as they stand in the text, to value.</summary>
internal sealed record Scrape(IReadOnlyDictionary<string, double> Series)
{
    public static async Task<Scrape> OfAsync(HttpClient http)
    {
        var text = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        return new Scrape(text.Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.LastIndexOf(' ') is var end ? (Name: line[..end], Value: line[(end + 1)..]) : default)
            .ToDictionary(series => series.Name, series => double.Parse(series.Value, CultureInfo.InvariantCulture)));
    }

    public double this[string series] => Series.TryGetValue(series, out var value)
        ? value
        : throw new KeyNotFoundException($"No series {series}; there are:\n{string.Join('\n', Series.Keys)}");

    public IEnumerable<string> Named(string name) =>
        Series.Keys.Where(series => series == name || series.StartsWith(name + "{", StringComparison.Ordinal));
}
