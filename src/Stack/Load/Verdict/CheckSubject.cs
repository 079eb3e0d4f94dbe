namespace Cortico.Stack.Load;

/// <summary>Whom a check is about.</summary>
public static class CheckSubject
{
    public const string Run = "run";
    public const string Server = "server";
    public const string Agreement = "agreement";
    public const string Panels = "panels";
    public const string Baseline = "baseline";

    public static string Client(string scenario) => $"client {scenario}";
}
