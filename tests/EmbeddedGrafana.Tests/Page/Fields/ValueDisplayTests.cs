using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Tests.Page.Fields;

public sealed class ValueDisplayTests
{
    private static readonly Units Units = new(TimeProvider.System);
    private static readonly DisplayContext Dark = new(Theme.Dark, TimeZoneInfo.Utc);

    public static TheoryData<int> Recorded => [.. Enumerable.Range(0, RecordedPage.Numbers.GetProperty("displayProcessor").GetProperty("cases").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Values_show_as_in_Grafana(int number)
    {
        var recorded = RecordedPage.Numbers.GetProperty("displayProcessor").GetProperty("cases")[number];
        var config = FieldConfig.Read(recorded.GetProperty("config"));
        var column = Column.Of([.. recorded.GetProperty("values").EnumerateArray().Select(Value)]);
        var range = ValueRange.Of([column]) ?? ValueRange.Default;
        var type = column is TextColumn ? FieldType.Text : FieldType.Number;
        var display = new ValueDisplay(config, type, new ValueRange(config.Min ?? range.Min, config.Max ?? range.Max), Units, Dark);

        var expected = recorded.GetProperty("texts").EnumerateArray()
            .Select(text => (text.GetProperty("text").GetString(), text.GetProperty("color").GetString(), RecordedPage.Number(text.GetProperty("percent"))));
        var actual = Enumerable.Range(0, column.Count).Select(row => display.Of(column[row])).Select(value => ((string?)value.ToString(), (string?)value.Color, value.Percent));
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("s", 0.15, 0.05, "150 ms")]
    [InlineData("reqps", 200, 200, "200 req/s")]
    [InlineData("short", 1500, 500, "1.50 K")]
    [InlineData(null, 0.8, 0.2, "0.8")]
    [InlineData(null, 1, 0.2, "1")]
    [InlineData("bytes", 536870912, 134217728, "512 MiB")]
    public void Labels_of_an_axis_have_the_decimals_of_its_steps(string? unit, double value, double increment, string expected) =>
        Assert.Equal(expected, new ValueDisplay(new FieldConfig { Unit = unit }, FieldType.Number, ValueRange.Default, Units, Dark).OnAxis(value, increment));

    [Fact]
    public void Named_colors_follow_the_theme() => Assert.All(RecordedPage.Numbers.GetProperty("namedColors").EnumerateObject(), color =>
    {
        Assert.Equal(color.Value[0].GetString(), NamedColors.Resolve(color.Name, Theme.Dark));
        Assert.Equal(color.Value[1].GetString(), NamedColors.Resolve(color.Name, Theme.Light));
    });

    [Theory]
    [InlineData("red;background:url(//elsewhere)")]
    [InlineData("expression(alert(1))")]
    [InlineData("</style>")]
    public void A_color_that_is_none_does_not_get_through(string text) => Assert.Equal(NamedColors.Fallback, NamedColors.Resolve(text, Theme.Dark));

    private static object? Value(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is not ("null" or "NaN" or "Inf" or "-Inf")
        ? value.GetString() : RecordedPage.Number(value);
}
