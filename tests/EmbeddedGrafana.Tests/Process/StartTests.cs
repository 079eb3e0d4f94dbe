using System.Text.Json;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Process;

public sealed class StartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_runs_alone_from_its_project_with_Grafanas_variables()
    {
        using var folder = new TemporaryFolder();
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        await using var grafana = await GrafanaProcess.StartAsync(
            ["run", "--no-build", "--configuration", configuration, "--project", Path.Combine(Repository(), "src", "EmbeddedGrafana")], folder.Path, Cancellation);

        var health = JsonElement.Parse(await grafana.Client.GetStringAsync(new Uri("/api/health", UriKind.Relative), Cancellation));

        Assert.Equal("ok embedded", $"{health.GetProperty("database")} {health.GetProperty("commit")}");
    }

    [Fact]
    public async Task What_it_cannot_start_with_is_one_line_and_exit_code_one()
    {
        await using var process = GrafanaProcess.Start(
            ["exec", Path.Combine(AppContext.BaseDirectory, "EmbeddedGrafana.dll")],
            new Dictionary<string, string> { ["GF_SECURITY_ADMIN_PASSWORD"] = "a", ["GF_SECURITY_ADMIN_PASSWORD__FILE"] = "b" });

        await process.WaitForExitAsync(Cancellation);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal("Both GF_SECURITY_ADMIN_PASSWORD and GF_SECURITY_ADMIN_PASSWORD__FILE are set. Keep one of them.", process.Output.Trim());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var folder = new TemporaryFolder();
        await using var first = await GrafanaProcess.StartAsync(folder.Path, Cancellation);
        var port = first.Client.BaseAddress!.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var second = GrafanaProcess.Start(
            ["exec", Path.Combine(AppContext.BaseDirectory, "EmbeddedGrafana.dll")],
            new Dictionary<string, string> { ["GF_SERVER_HTTP_PORT"] = port, ["GF_PATHS_DATA"] = folder.File("other") });

        await second.WaitForExitAsync(Cancellation);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"Port {port} of 127.0.0.1 is taken. Stop what listens there, or set GF_SERVER_HTTP_PORT to another.", second.Output, StringComparison.Ordinal);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No global.json above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
