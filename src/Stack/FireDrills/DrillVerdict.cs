namespace Cortico.Stack.FireDrills;

public enum DrillVerdict
{
    /// <summary>It fired, was told, resolved and was told again, as it should.</summary>
    Passed,

    Failed,

    /// <summary>Nobody knows how to make this rule fire.</summary>
    NoDrill,
}
