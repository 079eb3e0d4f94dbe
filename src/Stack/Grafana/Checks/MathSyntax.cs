using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>
/// The grammar of Grafana's math expressions, which Grafana itself reads only when a rule is evaluated. Source:
/// grafana.com/docs, "Write expression queries", and recorded refusals of 12.4.
/// </summary>
internal sealed partial class MathSyntax
{
    /// <summary>Weakest first; those of one level bind alike.</summary>
    private static readonly ImmutableArray<ImmutableHashSet<string>> Levels =
        [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"], ["**"]];

    private static readonly ImmutableDictionary<string, int> Functions = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["abs"] = 1, ["log"] = 1, ["nan"] = 0, ["is_nan"] = 1, ["inf"] = 0, ["infn"] = 0, ["is_inf"] = 1, ["null"] = 0, ["is_null"] = 1,
        ["is_number"] = 1, ["round"] = 1, ["ceil"] = 1, ["floor"] = 1,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly ImmutableArray<string> _tokens;
    private int _at;

    private MathSyntax(ImmutableArray<string> tokens) => _tokens = tokens;

    private string Current => _at < _tokens.Length ? _tokens[_at] : "";

    /// <summary>What is wrong with it, or null where nothing is.</summary>
    public static string? ErrorIn(string expression)
    {
        var rest = Token().Replace(expression, "");
        if (!string.IsNullOrWhiteSpace(rest)) return $"unexpected {rest.Trim()[0]}";
        var syntax = new MathSyntax([.. Token().Matches(expression).Select(match => match.Value)]);
        try
        {
            syntax.Binary(0);
            return syntax.Current.Length == 0 ? null : $"unexpected {syntax.Current}";
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    private void Binary(int level)
    {
        if (level == Levels.Length)
        {
            Unary();
            return;
        }
        Binary(level + 1);
        while (Levels[level].Contains(Current))
        {
            _at++;
            Binary(level + 1);
        }
    }

    private void Unary()
    {
        while (Current is "-" or "!") _at++;
        var token = Current;
        _at++;
        if (token == "(")
        {
            Binary(0);
            Expect(")");
        }
        else if (char.IsLetter(token.FirstOrDefault())) Call(token);
        else if (!(token.StartsWith('$') || char.IsDigit(token.FirstOrDefault()) || token is ['.', _, ..])) throw new FormatException(token.Length == 0 ? "it ends too early" : $"unexpected {token}");
    }

    private void Call(string name)
    {
        if (!Functions.TryGetValue(name, out var wanted)) throw new FormatException($"there is no function {name}; there are {string.Join(", ", Functions.Keys.Order())}");
        Expect("(");
        for (var at = 0; at < wanted; at++)
        {
            if (at > 0) Expect(",");
            Binary(0);
        }
        Expect(")");
    }

    private void Expect(string token)
    {
        if (Current != token) throw new FormatException($"{(Current.Length == 0 ? "its end" : Current)} where {token} is expected");
        _at++;
    }

    [GeneratedRegex(@"\$\{[^}]+\}|\$[A-Za-z_]\w*|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|\|\||&&|==|!=|<=|>=|\*\*|[-+*/%<>!(),]")]
    private static partial Regex Token();
}
