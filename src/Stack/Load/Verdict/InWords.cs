namespace Cortico.Stack.Load;

/// <summary>Figures as the verdict writes them.</summary>
internal static class InWords
{
    /// <summary>As many digits as say something: 0.42 ms, 4.2 ms, 42 ms, 4 200 ms.</summary>
    public static string Milliseconds(double value) => $"{Short(value)} ms";

    /// <summary>Of a share of 0 to 1; small ones keep two digits.</summary>
    public static string Percent(double share) => $"{(share is > 0 and < 0.0001 ? (share * 100).ToString("0.#####") : (share * 100).ToString("0.##"))} %";

    public static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.#} s";

    public static string Cores(double value) => $"{value:0.00} cores";

    public static string Mebibytes(double bytes) => $"{bytes / 1024 / 1024:0.0} MiB";

    public static string Short(double value) => Math.Abs(value) switch { < 10 => $"{value:0.##}", < 100 => $"{value:0.#}", _ => $"{value:0}" };
}
