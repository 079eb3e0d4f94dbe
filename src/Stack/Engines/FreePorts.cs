namespace Cortico.Stack.Engines;

/// <summary>Ports for a stack that nobody has to find.</summary>
public static class FreePorts
{
    /// <summary>Below the ports that the system hands out by itself (32768 and up on Linux).</summary>
    private const int First = 18000;
    private const int Last = 32000;
    private const int Step = 10;

    /// <summary>The first of <paramref name="count"/> free ports in a row, from anywhere: two that look at once shall not find the same.</summary>
    /// <exception cref="StackException">There are none.</exception>
    public static int Block(int count)
    {
        const int Blocks = (Last - First) / Step;
        var start = Random.Shared.Next(Blocks);
        for (var at = 0; at < Blocks; at++)
        {
            var first = First + (start + at) % Blocks * Step;
            if (Enumerable.Range(first, count).All(port => !PortHolder.IsTaken(port))) return first;
        }
        throw new StackException($"There are no {count} free ports in a row from {First} to {Last}. Give --port-base.");
    }
}
