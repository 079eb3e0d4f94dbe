using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack;
using Cortico.Stack.Files;

namespace Cortico.Prometheus.Tests;

/// <summary>The files under test, as they lie in the clone.</summary>
internal static class Repository
{
    private static readonly RepositoryPaths Paths = RepositoryPaths.Around(AppContext.BaseDirectory);

    public static string Rules => Path.Combine(Paths.Prometheus, "rules");

    public static IReadOnlyList<string> RuleFiles => Files(Rules, "*.yml", SearchOption.AllDirectories);

    public static IReadOnlyList<string> RuleTests => Files(Path.Combine(Paths.Prometheus, "tests"), "*.test.yml", SearchOption.TopDirectoryOnly);

    public static IReadOnlyList<string> Dashboards => Files(Path.Combine(Paths.Grafana, "dashboards"), "*.json", SearchOption.TopDirectoryOnly);

    public static IReadOnlyList<string> AlertRules => Files(Path.Combine(Paths.Grafana, "alerting", "rules"), "*.json", SearchOption.TopDirectoryOnly);

    public static JsonNode ContactPoints => ReadJson(Path.Combine(Paths.Grafana, "alerting", "contact-points.json"));

    public static JsonNode Policy => ReadJson(Path.Combine(Paths.Grafana, "alerting", "policy.json"));

    public static JsonNode DataSource => ReadJson(Path.Combine(Paths.Grafana, "datasource.json"));

    public static JsonNode ReadJson(string file) => JsonNode.Parse(File.ReadAllText(file))!;

    /// <summary>The scrape configuration as the local engine would write it.</summary>
    public static string RenderPrometheus(string rules, string web, string prometheus, string processExporter) =>
        ConfigTemplate.Render(Path.Combine(Paths.Prometheus, "local.yml"), new Dictionary<string, string>
        {
            ["RULES"] = rules,
            ["TARGETS"] = Path.Combine(Path.GetDirectoryName(rules)!, "targets"),
            ["WEB_ADDRESS"] = web,
            ["PROMETHEUS_ADDRESS"] = prometheus,
            ["PROCESS_EXPORTER_ADDRESS"] = processExporter,
        });

    /// <summary>The scrape configuration as the docker engine would write it.</summary>
    public static string RenderDockerPrometheus(string project) =>
        ConfigTemplate.Render(Path.Combine(Paths.Prometheus, "docker.yml"), new Dictionary<string, string> { ["PROJECT"] = project });

    /// <summary>The process exporter's configuration as the local engine would write it.</summary>
    public static string RenderProcessExporter(string state) => ConfigTemplate.Render(
        Path.Combine(Paths.Prometheus, "process-exporter.yml"), new Dictionary<string, string> { ["STATE"] = Regex.Escape(state) });

    private static IReadOnlyList<string> Files(string folder, string pattern, SearchOption depth) =>
        [.. Directory.EnumerateFiles(folder, pattern, depth).Order(StringComparer.Ordinal)];
}
