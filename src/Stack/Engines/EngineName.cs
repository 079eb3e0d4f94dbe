namespace Cortico.Stack.Engines;

/// <summary>How the services run.</summary>
public static class EngineName
{
    public const string Docker = "docker";
    public const string Local = "local";

    /// <summary>Takes what the machine has.</summary>
    public const string Auto = "auto";
}
