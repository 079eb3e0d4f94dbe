namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>The evaluator of alert rules.</summary>
internal static class RuleEvaluatorServices
{
    public static IServiceCollection AddRuleEvaluator(this IServiceCollection services) => services.AddSingleton<IRuleEvaluator, RuleEvaluator>();
}
