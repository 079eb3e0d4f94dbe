namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>Why a state is not what the condition alone would say; in brackets after the state.</summary>
internal static class StateReason
{
    public const string MissingSeries = nameof(MissingSeries);
    public const string NoData = nameof(NoData);
    public const string Error = nameof(Error);
    public const string Paused = nameof(Paused);
    public const string Updated = nameof(Updated);
    public const string RuleDeleted = nameof(RuleDeleted);
    public const string KeepLast = nameof(KeepLast);

    public static string With(InstanceState state, string reason) => reason.Length == 0 ? state.ToString() : $"{state} ({reason})";
}
