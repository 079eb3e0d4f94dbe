using System.Diagnostics;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Local;

/// <summary>A folder laid out as an installed Grafana, whose program says a version, writes down how it was started, and stays.</summary>
internal sealed class StandInGrafana(TemporaryFolder folder, string version)
{
    public string Home { get; } = folder.File("grafana-home");

    public string Programs => Path.Combine(Home, "bin");

    public string Program => Path.Combine(Programs, "grafana");

    /// <summary>There as soon as the program runs; written whole.</summary>
    private string Record => Path.Combine(Home, "started");

    public bool WasStarted => File.Exists(Record);

    public StandInGrafana Install()
    {
        Write(Path.Combine(Home, "conf", "defaults.ini"), "");
        WriteProgram(Program, $"""
            #!/bin/sh
            [ "$1" = --version ] && echo "{version}" && exit
            printf 'argument %s\n' "$@" >"{Record}.part"
            env >>"{Record}.part"
            mv "{Record}.part" "{Record}"
            exec sleep 600
            """);
        return this;
    }

    public IReadOnlyList<string> Arguments => [.. File.ReadLines(Record).Where(IsArgument).Select(line => line["argument ".Length..])];

    public IReadOnlyDictionary<string, string> Variables => File.ReadLines(Record).Where(line => !IsArgument(line))
        .Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]);

    /// <summary>Written by another process: what this one holds open for writing is for a moment open in each process that other tests start, and can't be started itself meanwhile.</summary>
    public static void WriteProgram(string file, string text)
    {
        Write(file + ".text", text + "\n");
        using var install = Process.Start("install", ["-m", "700", file + ".text", file]);
        install.WaitForExit();
        File.Delete(file + ".text");
        if (install.ExitCode != 0) throw new InvalidOperationException($"{file} could not be written.");
    }

    public static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static bool IsArgument(string line) => line.StartsWith("argument ", StringComparison.Ordinal);
}
