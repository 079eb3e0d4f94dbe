using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cortico.Compat.Tests.Fakes;

/// <summary>Cake's own parts, but for the processes, which are recorded, and the log, which is kept.</summary>
public sealed class FakeContext : ICakeContext
{
    private readonly CakePlatform platform = new();
    private readonly CakeRuntime runtime = new();

    public FakeContext()
    {
        Environment = new CakeEnvironment(platform, runtime);
        // Cake looks whether the program is there before it asks for the process; any file will do.
        Tools = new FakeTools(new FilePath(typeof(FakeContext).Assembly.Location));
    }

    public RecordingProcessRunner Processes { get; } = new();

    public RecordingLog Messages { get; } = new();

    public ICakeEnvironment Environment { get; }

    public IToolLocator Tools { get; }

    public IFileSystem FileSystem { get; } = new FileSystem();

    public ICakeLog Log => Messages;

    public IProcessRunner ProcessRunner => Processes;

    public IGlobber Globber => throw NotNeeded();

    public ICakeArguments Arguments => throw NotNeeded();

    public IRegistry Registry => throw NotNeeded();

    public ICakeDataResolver Data => throw NotNeeded();

    public ICakeConfiguration Configuration => throw NotNeeded();

    private static NotSupportedException NotNeeded() => new("Neither Cake.Docker nor Cake.Http needs it.");
}
