using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cortico.Stack.Engines;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>Starts and stops of stacks of their own, beside the shared one.</summary>
public abstract class LifecycleTests
{
    private readonly StackUnderTest _shared;

    protected LifecycleTests(StackUnderTest shared)
    {
        _shared = shared;
        shared.RequireEngine();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_projects_run_side_by_side_and_Down_of_one_leaves_the_other_alone()
    {
        var before = await _shared.InstancesAsync();
        var second = _shared.Another();
        await second.InitializeAsync();
        Assert.Equal(1, await second.HitAsync());
        Assert.True(await _shared.HitAsync() >= 1);

        await second.DisposeAsync();

        Assert.Equal(before, await _shared.InstancesAsync());
        Assert.False(PortHolder.IsTaken(second.Ports.Web.Port));
        Assert.False(Directory.Exists(second.Project.Folder));
    }

    [Fact]
    public async Task A_taken_port_is_refused_with_its_holder_and_nothing_is_left_running()
    {
        await using var stack = _shared.Another();
        using var listener = new TcpListener(IPAddress.Loopback, stack.Ports.Grafana.Port);
        listener.Start();

        var up = await stack.RunAsync("Up");

        Assert.False(up.Succeeded);
        Assert.Contains($"Port {stack.Ports.Grafana.Port} for grafana is taken by pid {Environment.ProcessId}", up.Error, StringComparison.Ordinal);
        Assert.Contains("--port-base", up.Error, StringComparison.Ordinal);
        Assert.False(PortHolder.IsTaken(stack.Ports.Web.Port));
    }

    [Fact]
    public async Task An_interrupted_Up_leaves_nothing_half_started()
    {
        await using var stack = _shared.Another();
        var command = stack.Build("Up");
        using var build = Process.Start(new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = new List<string>();
        build.ErrorDataReceived += (_, _) => { };
        build.BeginErrorReadLine();
        while (await build.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            output.Add(line);
            if (line.Contains(stack.Engine.FirstLine, StringComparison.Ordinal)) Interrupt.Send(build.Id);
        }
        await build.WaitForExitAsync(Cancellation);

        Assert.Contains(output, line => line.Contains(stack.Engine.FirstLine, StringComparison.Ordinal));
        Assert.NotEqual(0, build.ExitCode);
        Assert.Empty(await stack.Engine.RunningAsync(stack.Project, Cancellation));
    }
}
