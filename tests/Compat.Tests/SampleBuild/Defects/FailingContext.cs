using Cake.Core;
using Cake.Frosting;

namespace SampleBuild.Defects;

internal sealed class FailingContext : SampleContext
{
    public FailingContext(ICakeContext context)
        : base(context) =>
        throw new CakeException(3, "--port-base=x is no number");
}
