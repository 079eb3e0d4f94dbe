using Cake.Core;
using Cake.Frosting;

namespace SampleBuild.Defects;

internal sealed class OtherContext(ICakeContext context) : FrostingContext(context);
