using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

namespace Cortico.EmbeddedGrafana.Tests.Page.Panels;

public sealed class ValueTickTests
{
    private const double Mebi = 1024 * 1024;

    [Fact]
    public void An_axis_of_bytes_has_its_labels_at_powers_of_two()
    {
        var (ticks, increment) = ValueTicks.Linear(new ValueRange(0, 100 * Mebi), 100, isBinary: true);

        Assert.Equal(32 * Mebi, increment);
        Assert.Equal([0, 32 * Mebi, 64 * Mebi, 96 * Mebi], ticks);
    }

    [Fact]
    public void No_two_labels_read_alike_for_want_of_decimals() =>
        Assert.Equal([0, 1, 2], ValueTicks.Linear(new ValueRange(0, 2), 200, least: 1).At);

    [Theory]
    [InlineData(0, 700, 180, 100)]
    [InlineData(0, 1, 150, 0.2)]
    [InlineData(-3, 3, 150, 1)]
    public void Other_axes_have_round_numbers(double min, double max, double height, double increment) =>
        Assert.Equal(increment, ValueTicks.Linear(new ValueRange(min, max), height).Increment);
}
