using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context without state of its own; a build derives from it to add what its tasks share.</summary>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
