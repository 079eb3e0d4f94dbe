using Cake.Core;
using Cake.Frosting;

namespace SampleBuild;

public sealed class Lifetime : FrostingLifetime<SampleContext>
{
    public override void Setup(SampleContext context, ISetupContext info) =>
        context.Say($"setup for {info.TargetTask.Name}: {string.Join(",", info.TasksToExecute.Select(task => task.Name))}");

    public override void Teardown(SampleContext context, ITeardownContext info) =>
        context.Say($"teardown, successful {info.Successful}, {info.ThrownException?.Message ?? "nothing thrown"}");
}
