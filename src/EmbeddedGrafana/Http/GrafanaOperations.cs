using System.Reflection;

namespace Cortico.EmbeddedGrafana.Http;

/// <summary>
/// The operations of Grafana 12.4's HTTP API, after its published OpenAPI documents: what is among them and not here is "not
/// embedded", anything else does not exist. One line per path, <c>*</c> for a parameter, the methods behind it.
/// </summary>
internal static class GrafanaOperations
{
    private static readonly Lazy<ILookup<int, Operation>> Known = new(Load);

    public static bool Exists(string method, string path)
    {
        var segments = Segments(path);
        return Known.Value[segments.Length].Any(operation => operation.Methods.Contains(method) && operation.Matches(segments));
    }

    private static ILookup<int, Operation> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith(".grafana-operations.txt", StringComparison.Ordinal)))!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Select(words => new Operation(Segments(words[0]), words[1..]))
            .ToLookup(operation => operation.Segments.Length);
    }

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Operation(string[] Segments, string[] Methods)
    {
        public bool Matches(string[] segments) => Segments.Zip(segments).All(pair => pair.First == "*" || pair.First == pair.Second);
    }
}
