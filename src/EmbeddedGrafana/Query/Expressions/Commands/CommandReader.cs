using System.Text.Json;
using Cortico.EmbeddedGrafana.Query.Expressions.Formulas;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>Reads the settings of expressions.</summary>
internal static class CommandReader
{
    /// <exception cref="ExpressionParseException">The settings are wrong.</exception>
    /// <exception cref="ExpressionGraphException">The type of expression is missing or none that there is.</exception>
    public static ExpressionCommand Read(ExpressionSource source)
    {
        var type = source.Json.TryGetProperty("type", out var given)
            ? given.ValueKind == JsonValueKind.String ? given.GetString()! : throw Unknown(source, $"expected expression command type to be a string, got type {GoType.Of(given)}")
            : throw Unknown(source, "no expression command type in query");
        try
        {
            return new ExpressionCommand(source.RefId, type switch
            {
                "math" => Math(source),
                "reduce" => Reduce(source),
                "resample" => Resample(source),
                "threshold" => ThresholdReader.Read(source),
                ClassicConditionsCommand.TypeName => ClassicConditionsReader.Read(source),
                "sql" => throw new ExpressionGraphException("sql expressions are disabled"),
                _ => throw Unknown(source, $"'{type}' is not a recognized expression type"),
            });
        }
        catch (CommandSyntaxException error)
        {
            throw new ExpressionParseException(source.RefId, error.Message);
        }
    }

    private static ExpressionGraphException Unknown(ExpressionSource source, string problem) => new($"invalid command type in expression '{source.RefId}': {problem}");

    private static MathCommand Math(ExpressionSource source)
    {
        var text = Text(source.Json, "expression", "command is missing an expression", "math expression is expected to be a string, got {0}");
        try
        {
            return new MathCommand(source.RefId, FormulaParser.Parse(text));
        }
        catch (CommandSyntaxException error)
        {
            throw new CommandSyntaxException("invalid math command: " + error.Message);
        }
    }

    private static ReduceCommand Reduce(ExpressionSource source)
    {
        var input = Reference(Text(source.Json, "expression",
            "no expression ID is specified to reduce. Must be a reference to an existing query or expression", "expression ID is expected to be a string, got {0}"));
        var reducer = Text(source.Json, "reducer", "no reducer specified", "expected reducer to be a string, got {0}");
        var (mode, replacement) = Mode(source);
        return Reducer.IsKnown(reducer) ? new ReduceCommand(source.RefId, input, reducer, mode, replacement) : throw new CommandSyntaxException($"reduction {reducer} not implemented");
    }

    private static (ReduceMode Mode, double Replacement) Mode(ExpressionSource source)
    {
        if (!source.Json.TryGetProperty("settings", out var settings))
        {
            return (ReduceMode.Strict, 0);
        }

        if (settings.ValueKind != JsonValueKind.Object)
        {
            throw new CommandSyntaxException($"field settings must be an object, got {GoType.Of(settings)} for refId {source.RefId}");
        }

        if (!settings.TryGetProperty("mode", out var mode) || mode.ValueEquals("") || mode.ValueEquals("strict"))
        {
            return (ReduceMode.Strict, 0);
        }

        if (mode.ValueEquals("dropNN"))
        {
            return (ReduceMode.Drop, 0);
        }

        if (!mode.ValueEquals("replaceNN"))
        {
            throw new CommandSyntaxException($"reducer mode '{mode}' is not supported. Supported only: [dropNN,replaceNN]");
        }

        return settings.TryGetProperty("replaceWithValue", out var value)
            ? value.ValueKind == JsonValueKind.Number
                ? (ReduceMode.Replace, value.GetDouble())
                : throw new CommandSyntaxException($"setting replaceWithValue must be a number, got {GoType.Of(value)}")
            : throw new CommandSyntaxException("setting replaceWithValue must be specified when mode is 'replaceNN'");
    }

    private static ResampleCommand Resample(ExpressionSource source)
    {
        var input = Reference(Text(source.Json, "expression",
            "no expression ID to resample. must be a reference to an existing query or expression", "expected resample input variable to be type string, but got type {0}"));
        var window = Text(source.Json, "window", "no time duration specified for the window in resample command", "resample window is expected to be a string, got {0}");
        var downsampler = Text(source.Json, "downsampler", "no downsampler function specified in resample command", "expected resample downsampler to be a string, got type {0}");
        var upsampler = Text(source.Json, "upsampler", "no upsampler specified in resample command", "expected resample downsampler to be a string, got type {0}");
        return new ResampleCommand(source.RefId, input, Window(window), downsampler, upsampler, source.Range);
    }

    private static TimeSpan Window(string text)
    {
        if (GoDuration.TryParse(text, out var window))
        {
            return window;
        }

        try
        {
            // Days and longer are Grafana's own; a bare number or a word in brackets is not among them.
            return text is [.., 'd' or 'w' or 'M' or 'y'] && char.IsAsciiDigit(text[0]) ? Interval.Parse(text) : throw new FormatException(text.Length == 0 ? "empty input" : $"time: invalid duration \"{text}\"");
        }
        catch (FormatException error)
        {
            throw new CommandSyntaxException($"failed to parse resample \"window\" duration field \"0s\": {error.Message}");
        }
    }

    /// <param name="otherwise">What Grafana says of another type, {0} for that.</param>
    private static string Text(JsonElement json, string name, string missing, string otherwise) =>
        !json.TryGetProperty(name, out var value) ? throw new CommandSyntaxException(missing)
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : throw new CommandSyntaxException(otherwise.Replace("{0}", GoType.Of(value), StringComparison.Ordinal));

    /// <summary>References may be written as in a formula.</summary>
    private static string Reference(string text) => text is ['$', ..] ? text[1..] : text;
}
