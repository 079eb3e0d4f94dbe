using System.Runtime.InteropServices;

namespace Cortico.Stack.Tests.Docker;

/// <summary>Sets which rights new files of this process don't get, umask(2), until disposed.</summary>
internal sealed class Umask : IDisposable
{
    private readonly uint _before;

    private Umask(uint mask) => _before = Set(mask);

    /// <param name="octal">As a shell takes it, e.g. <c>077</c>.</param>
    public static Umask Of(string octal) => new(Convert.ToUInt32(octal, 8));

    public void Dispose() => _ = Set(_before);

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Set(uint mask);
}
