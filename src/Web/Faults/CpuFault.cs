namespace Cortico.Web.Faults;

/// <summary>Keeps cores busy on threads of its own, so that requests still find one in the pool.</summary>
public static class CpuFault
{
    public static Task BurnAsync(int cores, CancellationToken end) =>
        Task.WhenAll(Enumerable.Range(0, cores).Select(_ => BurnOneAsync(end)));

    private static Task BurnOneAsync(CancellationToken end) =>
        Task.Factory.StartNew(() => Burn(end), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Burn(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
            Thread.SpinWait(1000);
    }
}
