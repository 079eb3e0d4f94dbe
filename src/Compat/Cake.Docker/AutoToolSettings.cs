using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Settings whose public properties become arguments by their names: <c>NoCache</c> is <c>--no-cache</c>.</summary>
/// <remarks>
/// That holds for the properties of <see cref="ToolSettings"/> too: a <see cref="ToolSettings.ToolTimeout"/> ends up on docker's
/// command line, which docker refuses.
/// </remarks>
public abstract class AutoToolSettings : ToolSettings;
