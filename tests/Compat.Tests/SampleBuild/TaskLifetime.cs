using Cake.Core;
using Cake.Frosting;

namespace SampleBuild;

public sealed class TaskLifetime : FrostingTaskLifetime<SampleContext>
{
    public override void Setup(SampleContext context, ITaskSetupContext info) => context.Say($"before {info.Task.Name}");

    public override void Teardown(SampleContext context, ITaskTeardownContext info) =>
        context.Say($"after {info.Task.Name}, skipped {info.Skipped}, {info.ThrownException?.Message ?? "nothing thrown"}");
}
