namespace Cortico.Stack.Grafana.Import;

public enum ChangeAction
{
    Unchanged,
    Create,
    Update,

    /// <summary>Remove: we made it, and no file has it any more.</summary>
    Prune,
}
