using System.Text.Json;

namespace Cortico.Stack.Docker;

/// <summary>A container of the stack, as <c>docker inspect</c> shows it.</summary>
/// <param name="Service">Its Compose service.</param>
/// <param name="State"><c>created</c>, <c>running</c>, <c>restarting</c>, <c>exited</c>, <c>dead</c>, <c>paused</c> or <c>removing</c>.</param>
/// <param name="Health"><c>starting</c>, <c>healthy</c>, <c>unhealthy</c>, or empty where nothing checks it.</param>
/// <param name="LastCheck">What the last health check printed.</param>
/// <param name="Ports">Ports of this machine that lead to it.</param>
/// <param name="Restarts">How often the daemon has started it again by itself.</param>
/// <param name="ConfigHash">Compose's hash of the definition that it was made from.</param>
public sealed record Container(
    string Id, string Name, string Service, string State, string Health, string LastCheck, int ExitCode, bool OutOfMemory,
    DateTimeOffset StartedAt, IReadOnlyList<int> Ports, int Restarts, string ConfigHash)
{
    public const string ProjectLabel = "com.docker.compose.project";
    private const string HashLabel = "com.docker.compose.config-hash";
    private const string ServiceLabel = "com.docker.compose.service";
    private const string NoCheck = "none";
    private static readonly JsonElement EmptyObject = JsonDocument.Parse("{}").RootElement;

    public bool IsRunning => State == "running";

    public bool IsHealthy => IsRunning && Health is "healthy" or "";

    /// <summary>Null when healthy; what is wrong, otherwise.</summary>
    public string? Problem => this switch
    {
        { IsHealthy: true } => null,
        { OutOfMemory: true } => "the kernel killed it: it wanted more memory than its limit",
        { Restarts: > 0 } => $"{State}; it ended and the daemon started it again ({Restarts}×)",
        { IsRunning: true, LastCheck.Length: > 0 } => $"{Health}: {LastCheck}",
        { IsRunning: true } => Health,
        { State: "created" } => "created, not started",
        { State: "paused" } => "paused, by 'docker pause'",
        _ => $"{State} with code {ExitCode}",
    };

    public static Container Read(JsonElement json)
    {
        var state = json.GetProperty("State");
        var labels = Object(json.GetProperty("Config"), "Labels");
        var health = Object(state, "Health");
        return new Container(
            json.GetProperty("Id").GetString()!,
            json.GetProperty("Name").GetString()!.TrimStart('/'),
            labels.TryGetProperty(ServiceLabel, out var service) ? service.GetString()! : "",
            state.GetProperty("Status").GetString()!,
            health.TryGetProperty("Status", out var status) && status.GetString() is { } checkedAs and not NoCheck ? checkedAs : "",
            LastLine(health),
            state.GetProperty("ExitCode").GetInt32(),
            state.GetProperty("OOMKilled").GetBoolean(),
            state.GetProperty("StartedAt").GetDateTimeOffset(),
            PublishedPorts(json),
            json.GetProperty("RestartCount").GetInt32(),
            labels.TryGetProperty(HashLabel, out var hash) ? hash.GetString()! : "");
    }

    private static string LastLine(JsonElement health) =>
        health.TryGetProperty("Log", out var log) && log.ValueKind == JsonValueKind.Array && log.GetArrayLength() > 0
            ? log[log.GetArrayLength() - 1].GetProperty("Output").GetString()!.Trim().Split('\n')[^1]
            : "";

    private static List<int> PublishedPorts(JsonElement json) =>
        [.. Object(json.GetProperty("NetworkSettings"), "Ports").EnumerateObject().Where(port => port.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(port => port.Value.EnumerateArray()).Select(binding => int.TryParse(binding.GetProperty("HostPort").GetString(), out var port) ? port : 0).Where(port => port > 0).Distinct()];

    /// <summary>Empty where the daemon wrote null, or nothing: they differ in that by their age.</summary>
    private static JsonElement Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : EmptyObject;
}
