namespace Cortico.Stack.Load;

/// <summary>What the command line says in place of the file; null where it says nothing.</summary>
/// <param name="Profile">Which rate profile.</param>
/// <param name="Rps">Makes "web" an open model with this highest arrival rate; the profile's other levels follow in proportion.</param>
/// <param name="Users">Makes "web" a closed model with this highest number of users, likewise.</param>
/// <param name="Duration">Measured time in all; the profile's phases follow in proportion.</param>
/// <param name="Path">What "web" asks for.</param>
public sealed record LoadOverrides(string Profile, int? Rps, int? Users, TimeSpan? Duration, string? Path);
