using Cortico.Stack.Programs;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Programs;

public sealed class ProgramStoreTests : IDisposable
{
    private readonly TemporaryFolder _cache = new();
    private readonly Reports _reports = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task A_program_that_is_missing_is_fetched_without_root_and_runs_and_is_not_fetched_again()
    {
        var store = new ProgramStore(_cache.Path, searchPath: "");

        var first = (await store.GetAsync([ProgramSpec.Redis], _reports, Cancellation))[ProgramSpec.Redis];
        var version = await first.RunAsync(["--version"], Cancellation);
        var second = (await store.GetAsync([ProgramSpec.Redis], _reports, Cancellation))[ProgramSpec.Redis];

        Assert.StartsWith("Redis server v=", version.Output, StringComparison.Ordinal);
        Assert.Equal(first.Path, second.Path);
        Assert.Single(_reports.Lines, l => l.Contains("Fetching redis-server", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_on_PATH_is_taken_as_it_is()
    {
        var bin = Directory.CreateDirectory(_cache.File("bin")).FullName;
        var program = Path.Combine(bin, "redis-server");
        await File.WriteAllTextAsync(program, "#!/bin/sh\n", Cancellation);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var found = (await new ProgramStore(_cache.Path, $"/nowhere:{bin}").GetAsync([ProgramSpec.Redis], _reports, Cancellation))[ProgramSpec.Redis];

        Assert.Equal(program, found.Path);
        Assert.Empty(found.Environment);
        Assert.Empty(_reports.Lines);
    }

    [Fact]
    public void A_program_is_found_by_its_other_names_too_and_its_own_name_comes_first()
    {
        var (one, other) = (Executable("one/chromium-browser"), Executable("other/chromium"));

        Assert.Equal(one, new ProgramStore(_cache.Path, _cache.File("one")).Find(ProgramSpec.Chromium)?.Path);
        Assert.Equal(other, new ProgramStore(_cache.Path, $"{_cache.File("one")}:{_cache.File("other")}").Find(ProgramSpec.Chromium)?.Path);
    }

    [Fact]
    public void An_unpacked_browser_is_the_program_itself_with_its_fonts_and_not_the_script_that_looks_into_etc()
    {
        var tree = $"{DebianPackages.Release()}/chromium+fonts-liberation";
        Executable($"{tree}/usr/bin/chromium");
        var program = Executable($"{tree}/usr/lib/chromium/chromium");
        Executable($"{tree}/usr/share/fonts/some.ttf");

        var found = new ProgramStore(_cache.Path, searchPath: "").Find(ProgramSpec.Chromium);

        Assert.Equal(program, found?.Path);
        Assert.Equal(_cache.File($"{tree}/usr/share"), found?.Environment["XDG_DATA_DIRS"]);
    }

    [Fact]
    public async Task A_package_that_does_not_exist_is_named_with_a_remedy_and_leaves_nothing_behind()
    {
        var store = new ProgramStore(_cache.Path, searchPath: "");

        var problem = await Assert.ThrowsAsync<StackException>(
            () => store.GetAsync([new ProgramSpec("nothing", "no-such-package-here")], _reports, Cancellation));

        Assert.Contains("no-such-package-here", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Install them yourself", problem.Message, StringComparison.Ordinal);
        Assert.Null(store.Find(new ProgramSpec("nothing", "no-such-package-here")));
        Assert.DoesNotContain(Directory.EnumerateDirectories(_cache.Path, "*.part", SearchOption.AllDirectories), _ => true);
    }

    private string Executable(string name)
    {
        var file = _cache.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "#!/bin/sh\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return file;
    }

    private sealed class Reports : IProgress<string>
    {
        public List<string> Lines { get; } = [];

        public void Report(string value) => Lines.Add(value);
    }
}
