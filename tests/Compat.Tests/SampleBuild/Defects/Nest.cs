using Cake.Frosting;

namespace SampleBuild.Defects;

[IsDependentOn(typeof(Chicken))]
internal sealed class Nest : FrostingTask;
