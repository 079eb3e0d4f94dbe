namespace Cortico.Stack.Grafana.Import;

/// <summary>
/// Tells our dashboards from other people's without a trace in the dashboard itself, so that it reads back equal to its
/// file: by our own record, else by the message that each save leaves in Grafana's history.
/// </summary>
internal static class DashboardOwnership
{
    public static string Mark(string project) => $"Imported by {project}";

    public static async Task<bool> IsOursAsync(string uid, PlanContext context, CancellationToken cancellation)
    {
        if (context.Record.Imports.Dashboards.Contains(uid)) return true;
        var messages = await context.Api.Dashboards.SaveMessagesAsync(uid, cancellation);
        if (messages.Any(IsOurs)) return true;
        // A listing calls the first save "Initial save", whatever message it was given.
        return !messages.IsEmpty && await context.Api.Dashboards.SaveMessageAsync(uid, 1, cancellation) is { } first && IsOurs(first);

        bool IsOurs(string message) => message.StartsWith($"{Mark(context.Project)} ", StringComparison.Ordinal);
    }
}
