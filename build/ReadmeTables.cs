using System.Text;
using Cortico.Stack;

namespace Cortico.Build;

/// <summary>The README's tables of tasks and arguments, made from the code so that they can't fall behind it.</summary>
public static class ReadmeTables
{
    private const string Begin = "<!-- tasks -->\n";
    private const string End = "<!-- /tasks -->";

    /// <summary>The text with its tables as the code has them now.</summary>
    /// <exception cref="StackException">The marks are not there.</exception>
    public static string Renew(string readme)
    {
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new StackException($"README.md has no {Begin.Trim()} … {End}: put them where the tables belong.");
        return readme[..(begin + Begin.Length)] + Tables() + readme[end..];
    }

    private static string Tables()
    {
        var text = new StringBuilder("| task | does | arguments |\n|---|---|---|\n");
        foreach (var (name, description, arguments) in Arguments.Tasks())
            text.Append($"| `{name}` | {description} | {string.Join(' ', arguments.Select(a => $"`--{a}`"))} |\n");
        text.Append("\n| argument | default | means |\n|---|---|---|\n");
        foreach (var argument in Arguments.All.Concat(Arguments.OfCake))
            text.Append($"| `{argument.Usage.Replace("|", "\\|", StringComparison.Ordinal)}` | {(argument.Default.Length == 0 ? "" : $"`{argument.Default}`")} | {argument.Description} |\n");
        return text.ToString();
    }
}
