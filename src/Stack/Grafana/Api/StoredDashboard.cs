using System.Text.Json;

namespace Cortico.Stack.Grafana.Api;

/// <summary>A dashboard as Grafana holds it: its model and where it lies. Disposing it gives the memory back.</summary>
public sealed class StoredDashboard : IDisposable
{
    private readonly JsonDocument _answer;

    internal StoredDashboard(JsonDocument answer) => _answer = answer;

    /// <summary>The classic model, with Grafana's own <c>id</c> and <c>version</c>.</summary>
    public JsonElement Model => _answer.RootElement.GetProperty("dashboard");

    public string FolderUid => Meta("folderUid");

    /// <summary>Whether a file on Grafana's own disk brought it; such a one can't be saved through the API.</summary>
    public bool IsProvisioned => _answer.RootElement.GetProperty("meta").TryGetProperty("provisioned", out var value) && value.ValueKind == JsonValueKind.True;

    public void Dispose() => _answer.Dispose();

    private string Meta(string name) => _answer.RootElement.GetProperty("meta").TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
