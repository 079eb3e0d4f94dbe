namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Names a rule group: its folder and its own name.</summary>
internal sealed record RuleGroupKey(string FolderUid, string Name);
