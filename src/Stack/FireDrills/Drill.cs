namespace Cortico.Stack.FireDrills;

/// <summary>How one alert rule is made to fire.</summary>
/// <param name="RuleUid">The rule's uid, as its file names it.</param>
/// <param name="Service">Whose alert it is to be: the label <c>service</c> of the rule's instance.</param>
public sealed record Drill(string RuleUid, string Service, DrillStage Stage, ICause Cause);
