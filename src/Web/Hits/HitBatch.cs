namespace Cortico.Web.Hits;

/// <summary>Hits that one command counts.</summary>
internal sealed class HitBatch
{
    // Those who wait go on where the count arrives, one after the other: a hit writes a line and is done, and a thread for
    // each would cost more than that.
    private readonly TaskCompletionSource<long> before = new();

    public int Size { get; private set; }

    /// <summary>Adds a hit; not to be called by two at once, and not once it was counted.</summary>
    /// <returns>The count including this hit, once it is known.</returns>
    public Task<long> Add() => PlacedAsync(++Size);

    /// <param name="count">After the last of them.</param>
    public void Counted(long count) => before.SetResult(count - Size);

    public void Failed(Exception problem) => before.SetException(problem);

    private async Task<long> PlacedAsync(int place) => await before.Task + place;
}
