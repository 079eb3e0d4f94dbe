using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Docker;

public sealed class StackStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => _folder.File("state.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_saved_of_a_stack_in_containers_is_loaded_again()
    {
        await (StackState.Nothing with { Engine = EngineName.Docker, PortBase = 9000, Images = ImageSource.Distro, Replicas = 3 }).SaveAsync(File, Cancellation);

        var loaded = await StackState.LoadAsync(File, Cancellation);

        Assert.Equal((EngineName.Docker, 9000, ImageSource.Distro, 3), (loaded.Engine, loaded.PortBase, loaded.Images, loaded.Replicas));
        Assert.Empty(loaded.Services);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task A_file_from_before_there_were_engines_is_one_of_the_local_engine()
    {
        await System.IO.File.WriteAllTextAsync(File, """
            {
              "portBase": 8000,
              "services": {"redis": {"process": {"pid": 4711, "startTicks": 815, "bootId": "b"}, "fingerprint": "f", "address": "redis://127.0.0.1:8004"}}
            }
            """, Cancellation);

        var loaded = await StackState.LoadAsync(File, Cancellation);

        Assert.Equal((EngineName.Local, 8000, null, 1), (loaded.Engine, loaded.PortBase, loaded.Images, loaded.Replicas));
        Assert.Equal(new StartedService(new ProcessIdentity(4711, 815, "b"), "f", new Uri("redis://127.0.0.1:8004")), Assert.Single(loaded.Services).Value);
    }

    [Fact]
    public async Task Services_that_come_and_go_leave_the_engine_as_it_is()
    {
        var service = new StartedService(new ProcessIdentity(4711, 815, "b"), "f", new Uri("http://127.0.0.1:8000"));
        var state = StackState.Nothing with { Engine = EngineName.Docker, Replicas = 2 };

        var changed = state.With("web", service).Without("web");

        Assert.Equal((EngineName.Docker, 2, 0), (changed.Engine, changed.Replicas, changed.Services.Count));
        await changed.SaveAsync(File, Cancellation);
        Assert.Equal(EngineName.Docker, (await StackState.LoadAsync(File, Cancellation)).Engine);
    }

    [Fact]
    public async Task A_damaged_file_is_named_with_what_to_do()
    {
        await System.IO.File.WriteAllTextAsync(File, "{\"portBase\":", Cancellation);

        var problem = await Assert.ThrowsAsync<StackException>(() => StackState.LoadAsync(File, Cancellation));

        Assert.StartsWith($"{File} is damaged: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("remove the file and run Up again", problem.Message, StringComparison.Ordinal);
    }
}
