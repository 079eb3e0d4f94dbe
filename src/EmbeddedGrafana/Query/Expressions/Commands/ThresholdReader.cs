using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>Reads a threshold, with the second one for recovery where it has one.</summary>
internal static class ThresholdReader
{
    private const string Problem = "failed to parse the threshold command";

    /// <exception cref="CommandSyntaxException">Something is missing or wrong.</exception>
    public static ThresholdCommand Read(ExpressionSource source)
    {
        var input = ConditionJson.Text(source.Json, "expression", Problem);
        if (input.Length == 0)
        {
            throw new CommandSyntaxException($"no variable specified to reference for refId {source.RefId}");
        }

        if (ConditionJson.Conditions(source.Json, Problem) is not [var condition])
        {
            throw new CommandSyntaxException("threshold expression requires exactly one condition");
        }

        var threshold = Evaluator(ConditionJson.Member(condition, "evaluator", Problem), "invalid condition");
        var recovery = ConditionJson.Member(condition, "unloadEvaluator", Problem) is { } unload ? Evaluator(unload, "invalid unloadCondition") : null;
        return new ThresholdCommand(source.RefId, input, threshold, recovery, source.Loaded ?? Loaded(condition));
    }

    /// <summary>Whether it has a threshold for recovery.</summary>
    public static bool HasRecovery(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("threshold")
        && json.TryGetProperty("conditions", out var conditions) && conditions.ValueKind == JsonValueKind.Array && conditions.GetArrayLength() == 1
        && conditions[0].ValueKind == JsonValueKind.Object && conditions[0].TryGetProperty("unloadEvaluator", out _);

    private static Threshold Evaluator(JsonElement? json, string problem)
    {
        var (type, parameters) = (ConditionJson.Text(json, "type", Problem), ConditionJson.Numbers(json, Problem));
        try
        {
            return new Threshold(type, parameters);
        }
        catch (CommandSyntaxException error)
        {
            throw new CommandSyntaxException($"{problem}: {error.Message}");
        }
    }

    /// <summary>A client may send the series that fire already, as a frame of one column.</summary>
    private static IReadOnlySet<ulong> Loaded(JsonElement condition)
    {
        const string Invalid = "failed to parse loaded dimensions: invalid format of loaded dimensions frame: ";
        if (ConditionJson.Member(condition, "loadedDimensions", Problem) is not { ValueKind: JsonValueKind.Object } frame)
        {
            return new HashSet<ulong>();
        }

        if (!frame.TryGetProperty("schema", out var schema) || !schema.TryGetProperty("meta", out var meta) || !meta.TryGetProperty("type", out var type) || !type.ValueEquals("fingerprints"))
        {
            throw new CommandSyntaxException(Invalid + "expected frame type 'fingerprints'");
        }

        if (!frame.TryGetProperty("data", out var data) || !data.TryGetProperty("values", out var columns) || columns.ValueKind != JsonValueKind.Array || columns.GetArrayLength() != 1)
        {
            throw new CommandSyntaxException(Invalid + "expected a single field but got " + (frame.TryGetProperty("data", out data) && data.TryGetProperty("values", out columns) && columns.ValueKind == JsonValueKind.Array ? columns.GetArrayLength() : 0));
        }

        return columns[0].EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out var fingerprint)
            ? fingerprint
            : throw new CommandSyntaxException(Invalid + "the field type must be uint64 but got " + GoType.Of(value))).ToHashSet();
    }
}
