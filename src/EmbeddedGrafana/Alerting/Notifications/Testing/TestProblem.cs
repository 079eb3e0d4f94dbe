namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;

/// <summary>Why a test failed; the kinds decide the status of the whole answer.</summary>
internal sealed record TestProblem(string Text, TestProblemKind Kind);
