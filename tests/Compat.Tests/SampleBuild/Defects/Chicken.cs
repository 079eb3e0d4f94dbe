using Cake.Frosting;

namespace SampleBuild.Defects;

[IsDependentOn(typeof(Egg))]
internal sealed class Chicken : FrostingTask;
