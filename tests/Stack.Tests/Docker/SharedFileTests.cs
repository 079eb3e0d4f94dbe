using Cortico.Stack.Files;
using Cortico.Stack.Tests.Grafana;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

/// <summary>Alone, as a umask is the whole process's.</summary>
[Collection(AloneCollection.Name)]
public sealed class SharedFileTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OpenFolder = Private | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode OpenFile = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly TemporaryFolder _root = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("022")]
    [InlineData("077")]
    public async Task A_mirror_is_open_to_all_down_to_its_last_file_inside_a_folder_that_is_not(string umask)
    {
        using (Umask.Of(umask)) await SharedFile.MirrorAsync(_root.File("private/shared"), Files("rules/common/a.yml", "top.yml"), Cancellation);

        Assert.Equal(Private, File.GetUnixFileMode(_root.File("private")));
        AssertOpen(_root.File("private/shared"), folders: 3, files: 2);
    }

    [Theory]
    [InlineData("022")]
    [InlineData("077")]
    public void A_copied_tree_is_open_to_all_with_the_folders_that_lead_to_it(string umask)
    {
        Directory.CreateDirectory(_root.File("source/inner"), Private);
        foreach (var name in new[] { "source/a", "source/inner/b" }) Write(name, "x", UnixFileMode.UserRead);

        using (Umask.Of(umask)) SharedFile.CopyTree(_root.File("source"), _root.File("context/usr/share"));

        AssertOpen(_root.File("context"), folders: 4, files: 2);
    }

    [Fact]
    public void A_copied_program_can_be_run_by_all()
    {
        Write("tool", "#!/bin/sh\n", UnixFileMode.UserRead);

        SharedFile.CopyProgram(_root.File("tool"), _root.File("bin"));

        Assert.Equal(OpenFolder, File.GetUnixFileMode(_root.File("bin/tool")));
    }

    [Fact]
    public async Task A_mirror_drops_what_is_no_longer_named_and_leaves_alone_what_is_equal()
    {
        var shared = _root.File("private/shared");
        await SharedFile.MirrorAsync(shared, Files("kept", "inner/dropped"), Cancellation);
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(shared, "kept"), longAgo);

        await SharedFile.MirrorAsync(shared, Files("kept"), Cancellation);

        Assert.Equal([Path.Combine(shared, "kept")], Directory.EnumerateFiles(shared, "*", SearchOption.AllDirectories));
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(Path.Combine(shared, "kept")));
    }

    [Fact]
    public async Task A_mirror_opens_again_what_somebody_closed()
    {
        var shared = _root.File("private/shared");
        await SharedFile.MirrorAsync(shared, Files("rules/common/a"), Cancellation);
        File.SetUnixFileMode(Path.Combine(shared, "rules", "common", "a"), UnixFileMode.UserRead);
        File.SetUnixFileMode(Path.Combine(shared, "rules"), Private);

        await SharedFile.MirrorAsync(shared, Files("rules/common/a"), Cancellation);

        AssertOpen(shared, folders: 3, files: 1);
    }

    private static Dictionary<string, string> Files(params string[] names) => names.ToDictionary(name => name, name => $"of {name}");

    private static void AssertOpen(string root, int folders, int files)
    {
        string[] allFolders = [root, .. Directory.GetDirectories(root, "*", SearchOption.AllDirectories)];
        var allFiles = Directory.GetFiles(root, "*", SearchOption.AllDirectories);
        Assert.Equal((folders, files), (allFolders.Length, allFiles.Length));
        Assert.All(allFolders, folder => Assert.Equal(OpenFolder, File.GetUnixFileMode(folder)));
        Assert.All(allFiles, file => Assert.Equal(OpenFile, File.GetUnixFileMode(file)));
    }

    private void Write(string name, string content, UnixFileMode mode)
    {
        File.WriteAllText(_root.File(name), content);
        File.SetUnixFileMode(_root.File(name), mode);
    }
}
