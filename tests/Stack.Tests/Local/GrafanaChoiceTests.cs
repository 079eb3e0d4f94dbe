using Cortico.Stack.Checks;
using Cortico.Stack.Local;
using Cortico.Stack.Programs;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Local;

/// <summary>Which Grafana is taken, on machines with all sorts of them.</summary>
public sealed class GrafanaChoiceTests : IDisposable
{
    private const string Recent = "grafana version 12.4.0";
    private const string Old = "grafana version 11.6.16";
    private readonly TemporaryFolder _machine = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData(Recent, "12.4.0")]
    [InlineData("grafana version 13.2.3+security-01", "13.2.3+security-01")]
    [InlineData("Version 12.0.1 (commit: 80658a73c5, branch: release-12.0.1)", "12.0.1")]
    public async Task A_Grafana_on_PATH_is_taken_and_said_with_version_and_home(string answer, string version)
    {
        var installed = new StandInGrafana(_machine, answer).Install();

        var choice = await ChooseAsync(GrafanaKind.Auto, searchPath: $"/nowhere:{installed.Programs}");

        Assert.Equal(new InstalledGrafana(installed.Program, installed.Home, version), choice.Installed);
        Assert.Equal($"installed {version}, {installed.Home}", choice.ToString());
    }

    [Fact]
    public async Task Without_any_the_embedded_one_runs_and_says_why()
    {
        var choice = await ChooseAsync(GrafanaKind.Auto);

        Assert.Null(choice.Installed);
        Assert.Equal("embedded (no Grafana on PATH)", choice.ToString());
    }

    [Fact]
    public async Task One_that_is_too_old_leaves_the_place_to_the_embedded_one_and_is_named()
    {
        var installed = new StandInGrafana(_machine, Old).Install();

        var choice = await ChooseAsync(GrafanaKind.Auto, searchPath: installed.Programs);

        Assert.Null(choice.Installed);
        Assert.Equal($"embedded ({installed.Program} is Grafana 11.6.16, and 12 or newer is needed)", choice.ToString());
    }

    [Fact]
    public async Task The_embedded_one_can_be_wanted_where_another_is_installed()
    {
        var installed = new StandInGrafana(_machine, Recent).Install();

        Assert.Equal("embedded (asked for)", (await ChooseAsync(GrafanaKind.Embedded, searchPath: installed.Programs)).ToString());
    }

    [Fact]
    public async Task One_that_is_asked_for_and_missing_or_too_old_is_an_error_with_the_remedy()
    {
        var missing = await Assert.ThrowsAsync<StackException>(() => ChooseAsync(GrafanaKind.Installed));
        var installed = new StandInGrafana(_machine, Old).Install();
        var old = await Assert.ThrowsAsync<StackException>(() => ChooseAsync(GrafanaKind.Installed, searchPath: installed.Programs));

        Assert.StartsWith("--grafana=installed can't be followed: no Grafana on PATH. Install Grafana 12 or newer", missing.Message, StringComparison.Ordinal);
        Assert.Contains($"{installed.Program} is Grafana 11.6.16", old.Message, StringComparison.Ordinal);
        Assert.Contains("--grafana-home=FOLDER", old.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_folder_wins_over_PATH_and_need_not_be_on_it()
    {
        using var other = new TemporaryFolder();
        var onPath = new StandInGrafana(_machine, Old).Install();
        var named = new StandInGrafana(other, Recent).Install();

        var choice = await ChooseAsync(GrafanaKind.Auto, named.Home, onPath.Programs);

        Assert.Equal(named.Program, choice.Installed?.Program);
        Assert.Equal(named.Home, choice.Installed?.Home);
    }

    [Fact]
    public async Task A_named_folder_that_is_no_Grafana_is_an_error_even_where_auto_would_find_another()
    {
        var onPath = new StandInGrafana(_machine, Recent).Install();
        Task<StackException> RefusedAsync(string folder) =>
            Assert.ThrowsAsync<StackException>(() => ChooseAsync(GrafanaKind.Auto, folder, onPath.Programs));

        var absent = await RefusedAsync("/nowhere");
        var empty = await RefusedAsync(Directory.CreateDirectory(_machine.File("empty")).FullName);
        StandInGrafana.WriteProgram(_machine.File("half/bin/grafana"), "#!/bin/sh");
        var half = await RefusedAsync(_machine.File("half"));

        Assert.StartsWith("--grafana-home=/nowhere can't be followed: /nowhere is no folder.", absent.Message, StringComparison.Ordinal);
        Assert.Contains("has no program bin/grafana", empty.Message, StringComparison.Ordinal);
        Assert.Contains("no conf/defaults.ini", half.Message, StringComparison.Ordinal);
    }

    /// <summary>Debian's and RPM's: a script in usr/sbin that adds the system's settings, the program itself in usr/share/grafana/bin.</summary>
    [Fact]
    public async Task A_packages_script_is_passed_over_for_the_program_in_its_home()
    {
        var home = _machine.File("usr/share/grafana");
        StandInGrafana.Write(Path.Combine(home, "conf", "defaults.ini"), "");
        StandInGrafana.WriteProgram(Path.Combine(home, "bin", "grafana"), $"#!/bin/sh\necho {Recent}");
        StandInGrafana.WriteProgram(_machine.File("usr/sbin/grafana-server"), "#!/bin/sh\nexit 5");

        var choice = await ChooseAsync(GrafanaKind.Auto, searchPath: _machine.File("usr/sbin"));

        Assert.Equal(new InstalledGrafana(Path.Combine(home, "bin", "grafana"), home, "12.4.0"), choice.Installed);
    }

    /// <summary>Homebrew's: bin/grafana is a link into the cellar, and the home beside it has no program.</summary>
    [Fact]
    public async Task A_link_to_a_program_whose_home_has_none_is_followed_to_the_home()
    {
        var cellar = _machine.File("Cellar/grafana/12.4.0");
        StandInGrafana.Write(Path.Combine(cellar, "share", "grafana", "conf", "defaults.ini"), "");
        StandInGrafana.WriteProgram(Path.Combine(cellar, "bin", "grafana"), $"#!/bin/sh\necho {Recent}");
        var bin = Directory.CreateDirectory(_machine.File("bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "grafana"), Path.Combine(cellar, "bin", "grafana"));

        var choice = await ChooseAsync(GrafanaKind.Installed, searchPath: bin);

        Assert.Equal(Path.Combine(cellar, "share", "grafana"), choice.Installed?.Home);
        Assert.Equal(Path.Combine(bin, "grafana"), choice.Installed?.Program);
    }

    [Fact]
    public async Task A_program_that_names_no_version_is_not_trusted()
    {
        var installed = new StandInGrafana(_machine, "hello").Install();

        var choice = await ChooseAsync(GrafanaKind.Auto, searchPath: installed.Programs);

        Assert.Equal($"embedded ({installed.Program} --version ended with 0 and named no version: hello)", choice.ToString());
    }

    [Fact]
    public async Task Doctor_shows_which_would_run_and_what_blocks_the_one_asked_for()
    {
        var checks = new LocalChecks(new ProgramStore(_machine.File("cache"), ""));
        var search = new GrafanaSearch("", "/nowhere");

        var auto = await checks.RunAsync(GrafanaKind.Auto, null, search, Cancellation);
        var installed = await checks.RunAsync(GrafanaKind.Installed, null, search, Cancellation);

        Assert.Equal("Grafana: embedded (no Grafana on PATH)", Assert.Single(auto, f => f.Subject == "Grafana").ToString());
        Assert.True(Assert.Single(installed, f => f.Subject == "Grafana").Blocks);
    }

    private static Task<GrafanaChoice> ChooseAsync(string asked, string? home = null, string searchPath = "") =>
        GrafanaChoice.MakeAsync(asked, home, new GrafanaSearch(searchPath, "/nowhere"), Cancellation);
}
