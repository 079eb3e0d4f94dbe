namespace Cortico.Stack.Load;

/// <summary>The scenarios of tests/LoadTest.</summary>
public static class ScenarioName
{
    /// <summary>Requests for the web app's page.</summary>
    public const string Web = "web";

    /// <summary>Visits of dashboards.</summary>
    public const string Viewers = "viewers";
}
