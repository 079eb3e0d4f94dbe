using Cake.Frosting;

namespace SampleBuild.Tasks;

[TaskDescription("Everything above")]
public sealed class Package : FrostingTask;
