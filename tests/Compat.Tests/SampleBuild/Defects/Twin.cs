using Cake.Frosting;

namespace SampleBuild.Defects;

[TaskName("clean")]
internal sealed class Twin : FrostingTask;
