using Cake.Frosting;

namespace SampleBuild.Tasks;

[IsDependentOn(typeof(Package))]
public sealed class Default : FrostingTask;
