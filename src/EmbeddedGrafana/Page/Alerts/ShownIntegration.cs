namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>A way of a contact point.</summary>
/// <param name="Target">Without secrets.</param>
/// <param name="Secrets">Names of those that it has.</param>
/// <param name="LastAttempt">Null where it was not used since the start.</param>
/// <param name="LastError">Null where the last attempt worked.</param>
public sealed record ShownIntegration(
    string Uid, string Type, string Target, IReadOnlyList<string> Secrets, bool TellsResolved, bool IsProvisioned, DateTimeOffset? LastAttempt, TimeSpan LastDuration, string? LastError);
