using Cortico.Stack.Programs;

namespace Cortico.Stack.Local;

/// <summary>A service that was compiled here: the runtime that runs it, and its published assembly.</summary>
public sealed record DotnetService(InstalledProgram Runtime, string Assembly);
