namespace Cortico.Stack.Grafana.Files;

/// <summary>Something in a file that keeps it from being imported.</summary>
/// <param name="File">As a user would type it, e.g. <c>grafana/dashboards/web.json</c>.</param>
/// <param name="Position">Null where only the file as a whole can be named.</param>
/// <param name="JsonPath">Such as <c>$.panels[2].gridPos</c>; null where there is none.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record ResourceProblem(string File, SourcePosition? Position, string? JsonPath, string Message)
{
    /// <summary>In the form that editors and CI logs turn into a link: <c>file:line:column: message</c>.</summary>
    public override string ToString() =>
        $"{File}{(Position is { } at ? $":{at.Line}:{at.Column}" : "")}: {Message}{(JsonPath is null or "$" ? "" : $" ({JsonPath})")}";
}
