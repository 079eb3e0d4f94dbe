using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Frames;

internal sealed class TextColumn(string?[] values) : Column
{
    public override int Count => values.Length;

    public override object? this[int row] => values[row];

    public override double? Number(int row) => values[row] is { } text ? JavaScriptNumber.Parse(text) : null;

    public override string? Text(int row) => values[row];

    public override Column Pick(IReadOnlyList<int> rows) => new TextColumn([.. rows.Select(row => row < 0 ? null : values[row])]);
}
