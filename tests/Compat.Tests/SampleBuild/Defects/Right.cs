using Cake.Frosting;

namespace SampleBuild.Defects;

[IsDependentOn(typeof(Left))]
internal sealed class Right : FrostingTask;
