using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Alerting.Templating;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

public static class AlertEvaluation
{
    /// <summary>Evaluates the stored rules; what runs their queries and what notifies is registered beside it.</summary>
    public static IServiceCollection AddAlertEvaluation(this IServiceCollection services) => services
        .AddSingleton(provider => EvaluationSettings.Read(provider.GetRequiredService<GrafanaSettings>()))
        .AddSingleton<StateBook>().AddSingleton<AlertStateStore>().AddSingleton<RuleTemplates>().AddSingleton<EvaluationFigures>()
        .AddSingleton<RuleEvaluation>().AddSingleton<RuleScheduler>()
        .AddHostedService<AlertEvaluationService>();
}
