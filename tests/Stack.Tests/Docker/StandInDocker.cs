using System.Globalization;
using Cortico.Stack.Docker;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

/// <summary>A docker client that answers as told. It is linked, not written: a program that is open for writing can't be started.</summary>
internal sealed class StandInDocker : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _answers;

    public StandInDocker()
    {
        File.CreateSymbolicLink(_folder.File("docker"), Path.Combine(AppContext.BaseDirectory, "Docker", "stand-in-docker.sh"));
        Client = new DockerClient(_folder.File("docker"));
    }

    public DockerClient Client { get; }

    /// <summary>The command lines so far.</summary>
    public IReadOnlyList<string> Calls => File.Exists(_folder.File("calls")) ? File.ReadAllLines(_folder.File("calls")) : [];

    /// <summary>The client that hangs, and what it started.</summary>
    public IReadOnlyList<int> Hanging => [.. File.ReadAllLines(_folder.File("hanging")).Select(int.Parse)];

    /// <param name="arguments">A pattern of the shell's, e.g. <c>info *</c>.</param>
    public StandInDocker On(string arguments, string output = "", string error = "", int exitCode = 0)
    {
        var answer = Directory.CreateDirectory(_folder.File($"answers/{_answers++:00}")).FullName;
        File.WriteAllText(Path.Combine(answer, "pattern"), arguments);
        File.WriteAllText(Path.Combine(answer, "output"), output);
        File.WriteAllText(Path.Combine(answer, "error"), error);
        File.WriteAllText(Path.Combine(answer, "exit"), exitCode.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public StandInDocker HangsOn(string arguments)
    {
        On(arguments);
        File.WriteAllText(_folder.File($"answers/{_answers - 1:00}/hangs"), "");
        return this;
    }

    /// <summary>A daemon that answers and a Compose that is recent enough.</summary>
    public StandInDocker WithGoodDaemon() => On("info *", Samples.Info()).On("compose version *", "5.1.3\n");

    public void Dispose() => _folder.Dispose();
}
