using Cortico.Stack;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Tests;

public sealed class PreferredEngineTests
{
    private static readonly BuiltInEngine BuiltIn = new(TimeProvider.System);
    private static readonly LoadPlan Plan = Plans.Open(rate: 20, seconds: 1);
    private static readonly Scenario Scenario = new((_, _) => ValueTask.FromResult(Outcome.Answered(200, 0)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_engine_that_can_t_begin_is_replaced_and_the_result_says_why()
    {
        var engine = new PreferredEngine(new Broken(new EngineUnavailableException("no licence server")), BuiltIn);

        var result = await engine.RunAsync(Plan, [Scenario], new Progress(), Cancellation);

        Assert.Equal(20, result.Scenarios.Single().Requests.Succeeded);
        Assert.Equal($"{BuiltIn.Name} ran this load in place of broken: no licence server", result.Warnings[0]);
        Assert.Equal(BuiltIn.Name, result.Engine);
    }

    [Fact]
    public async Task One_that_fails_later_is_not_as_a_second_load_would_be_another_one()
    {
        var engine = new PreferredEngine(new Broken(new StackException("it broke")), BuiltIn);

        var problem = await Assert.ThrowsAsync<StackException>(() => engine.RunAsync(Plan, [Scenario], new Progress(), Cancellation));

        Assert.Equal("it broke", problem.Message);
    }

    private sealed class Broken(Exception problem) : ILoadEngine
    {
        public string Name => "broken";

        public Task<LoadResult> RunAsync(LoadPlan plan, IReadOnlyList<LoadScenario> scenarios, IProgress<LoadProgress> progress, CancellationToken cancellation) => Task.FromException<LoadResult>(problem);
    }
}
