using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cortico.Web.Health;

/// <summary><c>{"status":"Unhealthy","checks":{"redis":"there is no connection to …"}}</c></summary>
public sealed record HealthBody(string Status, IReadOnlyDictionary<string, string?> Checks)
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Description);
        var body = new HealthBody(report.Status.ToString(), checks);
        return context.Response.WriteAsJsonAsync(body, HealthJson.Default.HealthBody, cancellationToken: context.RequestAborted);
    }
}
