using Cake.Frosting;

namespace SampleBuild.Defects;

[IsDependentOn(typeof(string))]
internal sealed class DependsOnNoTask : FrostingTask;
