using Cake.Frosting;

namespace SampleBuild.Defects;

[IsDependentOn(typeof(Right))]
internal sealed class Left : FrostingTask;
