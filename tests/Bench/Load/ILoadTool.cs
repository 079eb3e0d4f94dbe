namespace Cortico.Bench.Load;

/// <summary>Something that sends as many requests as it can over so many connections.</summary>
internal interface ILoadTool
{
    string Name { get; }

    /// <returns>Requests answered well, a second.</returns>
    Task<double> RateAsync(Uri address, int connections, TimeSpan duration, CancellationToken cancellation);
}
