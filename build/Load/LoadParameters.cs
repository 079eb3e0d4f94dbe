using Cortico.Stack.Load;

namespace Cortico.Build;

/// <summary>What the command line says of a load test.</summary>
/// <param name="Settings">File, relative to the clone.</param>
/// <param name="Engine">See <see cref="LoadEngineName"/>.</param>
/// <param name="Target">Null for the stack's own web app.</param>
public sealed record LoadParameters(LoadOverrides Overrides, string Settings, string Engine, Uri? Target, bool AllowRemote, string? Baseline, string? SaveBaseline);
