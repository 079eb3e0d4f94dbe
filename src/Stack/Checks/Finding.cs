namespace Cortico.Stack.Checks;

/// <summary>What a look at the machine found.</summary>
/// <param name="Subject">What was looked at, e.g. <c>Compose</c>.</param>
/// <param name="Says">What is there, or what is wrong.</param>
/// <param name="Remedy">What to do about it; null where nothing needs to be done.</param>
/// <param name="Blocks">The engine can't work before that is done.</param>
public sealed record Finding(string Subject, string Says, string? Remedy = null, bool Blocks = false)
{
    public static Finding Good(string subject, string says) => new(subject, says);

    public static Finding Warning(string subject, string says, string remedy) => new(subject, says, remedy);

    public static Finding Error(string subject, string says, string remedy) => new(subject, says, remedy, Blocks: true);

    public override string ToString() => Remedy is null ? $"{Subject}: {Says}" : $"{Subject}: {Says}\n  {Remedy}";
}
