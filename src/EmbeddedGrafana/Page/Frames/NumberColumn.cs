using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Frames;

internal sealed class NumberColumn(double?[] values) : Column
{
    public ReadOnlySpan<double?> Values => values;

    public override int Count => values.Length;

    public override object? this[int row] => values[row];

    public override double? Number(int row) => values[row];

    public override string? Text(int row) => values[row] is { } number ? JavaScriptNumber.ToText(number) : null;

    public override Column Pick(IReadOnlyList<int> rows) => new NumberColumn([.. rows.Select(row => row < 0 ? null : values[row])]);
}
