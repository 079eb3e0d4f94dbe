namespace Cortico.Stack.Load;

/// <summary>Which load engine begins the iterations.</summary>
public static class LoadEngineName
{
    /// <summary>NBomber where the package feed carries it, else <see cref="BuiltIn"/>.</summary>
    public const string Auto = "auto";
    public const string BuiltIn = "builtin";
    public const string NBomber = "nbomber";
}
