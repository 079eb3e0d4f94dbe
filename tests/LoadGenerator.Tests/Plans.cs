using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Tests;

/// <summary>Short plans of the scenario "web".</summary>
internal static class Plans
{
    public static ScenarioPlan Scenario(LoadModel model, double warmUp, params IEnumerable<(double From, double To, double Seconds)> phases) => new(
        "web", model, ArrivalPattern.Even, TimeSpan.FromSeconds(warmUp), [.. phases.Select(p => new Phase("hold", p.From, p.To, TimeSpan.FromSeconds(p.Seconds)))]);

    public static LoadPlan Of(ScenarioPlan scenario) => new(Seed: 1, RequestTimeout: TimeSpan.FromSeconds(10), GiveUpAfter: TimeSpan.FromSeconds(5), [scenario]);

    public static LoadPlan Open(double rate, double seconds, double warmUp = 0) => Of(Scenario(LoadModel.Open, warmUp, (rate, rate, seconds)));

    public static LoadPlan Closed(double users, double seconds, double warmUp = 0) => Of(Scenario(LoadModel.Closed, warmUp, (users, users, seconds)));
}
