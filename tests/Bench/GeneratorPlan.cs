using Cortico.Stack.Load;

namespace Cortico.Bench;

/// <summary>Plans of one scenario at one level.</summary>
internal static class GeneratorPlan
{
    public const string Scenario = "bench";

    public static LoadPlan Closed(int users, TimeSpan warmUp, TimeSpan duration) => Of(LoadModel.Closed, users, warmUp, duration);

    public static LoadPlan Open(double rate, TimeSpan warmUp, TimeSpan duration) => Of(LoadModel.Open, rate, warmUp, duration);

    private static LoadPlan Of(LoadModel model, double level, TimeSpan warmUp, TimeSpan duration) => new(
        Seed: 1, RequestTimeout: TimeSpan.FromSeconds(10), GiveUpAfter: TimeSpan.FromSeconds(10),
        [new ScenarioPlan(Scenario, model, ArrivalPattern.Even, warmUp, [new Phase("hold", level, level, duration)])]);
}
