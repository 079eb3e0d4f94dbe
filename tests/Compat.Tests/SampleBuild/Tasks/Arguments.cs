using Cake.Frosting;

namespace SampleBuild.Tasks;

public sealed class Arguments : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context)
    {
        foreach (var (name, values) in context.Arguments.GetArguments().OrderBy(argument => argument.Key, StringComparer.Ordinal))
            context.Say($"{name}={string.Join("|", values)}");
        context.Say($"has-Name={context.Arguments.HasArgument("NAME")}");
        context.Say($"setting={context.Configuration.GetValue("sample_setting")}");
    }
}
