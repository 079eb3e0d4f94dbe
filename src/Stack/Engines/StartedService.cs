using Cortico.Stack.Local;

namespace Cortico.Stack.Engines;

/// <summary>A service that was started, by which it is found again.</summary>
/// <param name="Fingerprint">Of the definition that it was started from.</param>
public sealed record StartedService(ProcessIdentity Process, string Fingerprint, Uri Address);
