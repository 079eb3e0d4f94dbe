using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

internal static class EvaluationLimits
{
    public static void AddLimit(this IServiceCollection services, int instances) =>
        services.AddSingleton(new EvaluationSettings { Attempts = 1, Spread = false, MostInstances = instances });
}
