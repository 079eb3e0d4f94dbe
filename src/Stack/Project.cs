using System.Text.RegularExpressions;

namespace Cortico.Stack;

/// <summary>
/// One stack on this machine: its name, which keeps it apart from others, and the folder that holds all that it
/// remembers: <c>.stack/NAME</c> in the clone, readable by its owner only.
/// </summary>
public sealed partial record Project
{
    public const string DefaultName = "cortico-test";

    /// <summary>Whether it can be a folder, a Compose project and a label at once.</summary>
    public static bool IsName(string name) => ValidName().IsMatch(name);

    /// <exception cref="StackException">The name can't be a folder, a Compose project and a label at once.</exception>
    public Project(string name, string repositoryRoot)
    {
        if (!IsName(name))
            throw new StackException($"--project={name} is no valid project name. Use 1 to 40 lower-case letters, digits, '-' and '_', beginning with a letter or digit.");
        Name = name;
        Folder = Path.Combine(repositoryRoot, ".stack", name);
    }

    public string Name { get; }

    public string Folder { get; }

    public string LogFolder => Path.Combine(Folder, "logs");

    public string SecretFolder => Path.Combine(Folder, "secrets");

    public string StateFile => Path.Combine(Folder, "state.json");

    /// <summary>What a service keeps over a restart; removed by <c>Down --volumes</c>.</summary>
    public string DataFolder(string service) => Path.Combine(Folder, "data", service);

    /// <summary>A service's generated configuration.</summary>
    public string ServiceFolder(string service) => Path.Combine(Folder, service);

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,39}$")]
    private static partial Regex ValidName();
}
