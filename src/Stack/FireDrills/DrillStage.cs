namespace Cortico.Stack.FireDrills;

/// <summary>When a cause has its turn, so that no rule fires for another's.</summary>
public enum DrillStage
{
    /// <summary>Disturbs no other of this stage.</summary>
    Together,

    /// <summary>Once the causes before have been ended: without Redis the app takes no requests on Docker, not even the one that ends a fault.</summary>
    WithoutRedis,

    /// <summary>Once all before is over: without the app its figures end, and every alert on them with them.</summary>
    WithoutWeb,
}
