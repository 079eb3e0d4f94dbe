using Cortico.Stack.Health;

namespace Cortico.Stack.Engines;

/// <summary>One service as its users see it.</summary>
/// <param name="Name">Its name in tables, logs and the <c>service</c> label, e.g. <c>web</c>.</param>
/// <param name="Address">Where it listens, on loopback.</param>
/// <param name="Health">Tells whether it really works, not only runs.</param>
public sealed record ServiceEndpoint(string Name, Uri Address, IHealthCheck Health);
