using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cortico.Compat.Tests.Fakes;

/// <summary>Finds every tool in one place, and remembers what was looked for.</summary>
public sealed class FakeTools(FilePath place) : IToolLocator
{
    public IReadOnlyList<string> LookedFor { get; private set; } = [];

    public void RegisterFile(FilePath path) => throw new NotSupportedException("Nothing is registered here.");

    public FilePath Resolve(string tool) => Resolve([tool]);

    public FilePath Resolve(IEnumerable<string> toolExeNames)
    {
        LookedFor = [.. toolExeNames];
        return place;
    }
}
