using Cake.Core.IO;

namespace Cortico.Compat.Tests.Fakes;

/// <summary>Starts nothing; keeps the command line and answers as told.</summary>
public sealed class RecordingProcessRunner : IProcessRunner
{
    public int ExitCode { get; set; }

    public IReadOnlyList<string> Output { get; set; } = [];

    public ProcessSettings? Last { get; private set; }

    /// <summary>The last command line, as the process would get it.</summary>
    public string Arguments => Last!.Arguments.Render();

    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        Last = settings;
        return new EndedProcess(ExitCode, settings.RedirectStandardOutput ? Output : []);
    }

    private sealed class EndedProcess(int exitCode, IReadOnlyList<string> output) : IProcess
    {
        public void WaitForExit()
        {
            // It has ended before it began.
        }

        public bool WaitForExit(int milliseconds) => true;

        public int GetExitCode() => exitCode;

        public IEnumerable<string> GetStandardError() => [];

        public IEnumerable<string> GetStandardOutput() => output;

        public void Kill() => throw new NotSupportedException("It has ended.");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
