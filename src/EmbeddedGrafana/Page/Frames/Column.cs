using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Frames;

/// <summary>The values of a field, all numbers or all texts; any of them may be missing.</summary>
internal abstract class Column
{
    public abstract int Count { get; }

    /// <summary>A <see cref="double"/>, a <see cref="string"/> or null.</summary>
    public abstract object? this[int row] { get; }

    /// <summary>The number in a row: a text's where it is one, NaN where it is not, null where there is no value.</summary>
    public abstract double? Number(int row);

    /// <summary>The text in a row, numbers with all their digits.</summary>
    public abstract string? Text(int row);

    /// <summary>These rows in this order; -1 stands for a row without a value.</summary>
    public abstract Column Pick(IReadOnlyList<int> rows);

    /// <summary>A column of numbers where every value is one, else of texts.</summary>
    public static Column Of(IReadOnlyList<object?> values) => values.Any(value => value is string)
        ? new TextColumn([.. values.Select(value => value is double number ? JavaScriptNumber.ToText(number) : (string?)value)])
        : new NumberColumn([.. values.Select(value => (double?)value)]);
}
