using System.Globalization;
using System.Text.RegularExpressions;
using Cortico.Stack.Programs;

namespace Cortico.Bench.Load;

/// <summary>A load tool of the distribution's, which says its rate in a line <c>Requests/sec: 12345.6</c>.</summary>
/// <param name="arguments">For so many connections and seconds, without the address.</param>
internal sealed partial class CommandTool(InstalledProgram program, string name, Func<int, int, string[]> arguments) : ILoadTool
{
    public string Name => name;

    public static CommandTool Wrk(InstalledProgram program) => new(program, "wrk", (connections, seconds) => ["-t1", $"-c{connections}", $"-d{seconds}s"]);

    public static CommandTool Hey(InstalledProgram program) => new(program, "hey", (connections, seconds) => ["-c", $"{connections}", "-z", $"{seconds}s"]);

    public async Task<double> RateAsync(Uri address, int connections, TimeSpan duration, CancellationToken cancellation)
    {
        var answer = await program.RunAsync([.. arguments(connections, (int)duration.TotalSeconds), address.ToString()], cancellation);
        return answer.Succeeded && !Trouble().IsMatch(answer.Output) && Rate().Match(answer.Output) is { Success: true } rate
            ? double.Parse(rate.Groups["rate"].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{name} ended with {answer.ExitCode}:\n{answer.Output}{answer.Error}");
    }

    /// <summary>Answers of 400 and up, or connections that broke, in the words of each tool.</summary>
    [GeneratedRegex(@"Non-2xx|Socket errors|Error distribution|^\s+\[[45]\d\d\]\s", RegexOptions.Multiline)]
    private static partial Regex Trouble();

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[0-9.]+)")]
    private static partial Regex Rate();
}
