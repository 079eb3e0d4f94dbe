namespace Cortico.Stack.Grafana.Verify;

public enum QueryOutcome
{
    /// <summary>At least one value that can be shown.</summary>
    Data,

    /// <summary>An answer with nothing to show in it.</summary>
    Empty,

    /// <summary>No answer but an error.</summary>
    Failed,
}
