using Cake.Frosting;

namespace SampleBuild.Defects;

[IsDependentOn(typeof(Nest))]
internal sealed class Egg : FrostingTask;
