using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Adds a field that is worked out of others: two of them, all of a row, or one.</summary>
internal sealed class CalculateField : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        // Series side by side can be calculated with; one frame each they cannot.
        var joined = frames.Count > 1 && frames.All(frame => frame.Time is not null) ? new JoinByField().Apply(frames, Json.EmptyObject) : frames;
        var names = new SeriesNames(joined);
        var replaces = options.Flag("replaceFields") == true;
        return [.. joined.Select(frame => Calculate(frame, options, names) is { Count: > 0 } added
            ? frame with { Fields = replaces ? [.. frame.Fields.Where(field => field.Type == FieldType.Time), .. added] : [.. frame.Fields, .. added] }
            : frame)];
    }

    private static List<Field> Calculate(Frame frame, JsonElement options, SeriesNames names) => options.Text("mode") switch
    {
        "binary" => Binary(frame, options, names),
        "unary" => Unary(frame, options, names),
        "index" => [Named(options, "Row", Rows(frame, row => row))],
        "cumulativeFunctions" => Cumulative(frame, options, names),
        _ => OfRow(frame, options, names),
    };

    private static List<Field> Binary(Frame frame, JsonElement options, SeriesNames names)
    {
        var binary = options.Object("binary");
        var (left, leftName) = Operand(frame, binary.Member("left"), names);
        var (right, rightName) = Operand(frame, binary.Member("right"), names);
        var operation = binary.Text("operator") ?? "+";
        if (left is null || right is null)
        {
            return [];
        }

        return [Named(options, $"{leftName} {operation} {rightName}", Rows(frame, row => (left(row), right(row)) is ({ } a, { } b) ? Apply(operation, a, b) : null))];
    }

    private static double? Apply(string operation, double a, double b) => operation switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        "^" or "**" => Math.Pow(a, b),
        "%" => a % b,
        _ => null,
    };

    /// <summary>A number, or a field by its name, bare or in the form of a matcher.</summary>
    private static (Func<int, double?>? Value, string Name) Operand(Frame frame, JsonElement? json, SeriesNames names)
    {
        var text = json switch
        {
            { ValueKind: JsonValueKind.String } name => name.GetString()!,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.Object } options => options.Text("fixed") ?? options.Object("matcher").Text("options") ?? "",
            _ => "",
        };
        if (JavaScriptNumber.Parse(text) is var constant && !double.IsNaN(constant))
        {
            return (_ => constant, text);
        }

        return frame.Fields.FirstOrDefault(field => field.Name == text || names.Of(frame, field) == text) is { } found ? (found.Values.Number, text) : (null, text);
    }

    private static List<Field> Unary(Frame frame, JsonElement options, SeriesNames names)
    {
        var unary = options.Object("unary");
        var name = unary.Text("fieldName") ?? "";
        var operation = unary.Text("operator") ?? "abs";
        return frame.Fields.FirstOrDefault(field => names.Of(frame, field) == name) is not { } found ? [] :
        [
            Named(options, $"{operation}({name})", Rows(frame, row => found.Values.Number(row) is not { } value ? null : operation switch
            {
                "abs" => Math.Abs(value),
                "exp" => Math.Exp(value),
                "ln" => Math.Log(value),
                "floor" => Math.Floor(value),
                "ceil" => Math.Ceiling(value),
                "round" => JavaScriptNumber.Round(value),
                _ => null,
            })),
        ];
    }

    private static List<Field> Cumulative(Frame frame, JsonElement options, SeriesNames names)
    {
        var cumulative = options.Object("cumulative");
        var name = cumulative.Text("field") ?? "";
        var isMean = cumulative.Text("reducer") == "mean";
        if (frame.Fields.FirstOrDefault(field => names.Of(frame, field) == name) is not { } found)
        {
            return [];
        }

        var sum = 0.0;
        var count = 0;
        return [Named(options, $"cumulative {(isMean ? "mean" : "sum")}({name})", Rows(frame, row =>
        {
            sum += found.Values.Number(row) ?? 0;
            count++;
            return isMean ? sum / count : sum;
        }))];
    }

    private static List<Field> OfRow(Frame frame, JsonElement options, SeriesNames names)
    {
        var reduce = options.Object("reduce");
        var reducer = reduce.Text("reducer") ?? "sum";
        var include = reduce.Texts("include").ToHashSet(StringComparer.Ordinal);
        var fields = frame.Fields.Where(field => field.Type == FieldType.Number && (include.Count == 0 || include.Contains(names.Of(frame, field)))).ToList();
        return fields.Count == 0 ? [] : [Named(options, Reducers.NameOf(reducer), Rows(frame,
            row => Reducers.Number(new NumberColumn([.. fields.Select(field => field.Values.Number(row))]), reducer)))];
    }

    private static NumberColumn Rows(Frame frame, Func<int, double?> value) => new([.. Enumerable.Range(0, frame.Rows).Select(value)]);

    private static Field Named(JsonElement options, string name, Column values) => new(options.Text("alias") is { Length: > 0 } alias ? alias : name, FieldType.Number, values);
}
