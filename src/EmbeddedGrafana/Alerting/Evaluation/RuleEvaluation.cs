namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>The evaluator of alert rules.</summary>
internal static class RuleEvaluation
{
    public static IServiceCollection AddRuleEvaluation(this IServiceCollection services) => services.AddSingleton<IRuleEvaluator, RuleEvaluator>();
}
