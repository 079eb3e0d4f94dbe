using Cake.Core;

namespace Cake.Frosting;

/// <summary>What every task of a run is given; one instance for the whole run.</summary>
public interface IFrostingContext : ICakeContext;
