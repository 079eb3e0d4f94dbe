using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Tests.Page.Numbers;

public sealed class UnitTests
{
    private static readonly Units Units = new(TimeProvider.System);

    public static TheoryData<string> RecordedUnits => [.. RecordedPage.Numbers.GetProperty("units").EnumerateObject().Select(unit => unit.Name)];

    [Theory]
    [MemberData(nameof(RecordedUnits))]
    public void Every_recorded_number_is_written_as_Grafana_writes_it(string unit)
    {
        var format = Units.Find(unit);
        var wrong = new List<string>();
        foreach (var row in RecordedPage.Numbers.GetProperty("units").GetProperty(unit).EnumerateArray())
        {
            int? decimals = row[1].ValueKind == System.Text.Json.JsonValueKind.Null ? null : row[1].GetInt32();
            var text = format(RecordedPage.Number(row[0]), decimals, TimeZoneInfo.Utc).ToString();
            if (text != row[2].GetString())
            {
                wrong.Add($"{row[0]} with {row[1]} decimals: \"{text}\", Grafana \"{row[2]}\"");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("time:HH:mm", 1795369892803, "17:51")]
    [InlineData("time:ddd, MMM Do [at] h a", 0, "Thu, Jan 1st at 12 am")]
    [InlineData("si: mW", 1500, "1.50 W")]
    [InlineData("currency:€", 1234.5, "€1.23K")]
    [InlineData("count: jobs", 2000, "2K  jobs")]
    [InlineData("sci", 12345, "1.2345e+4")]
    public void Custom_units_follow_their_pattern(string unit, double value, string expected) =>
        Assert.Equal(expected, Units.Find(unit)(value, null, TimeZoneInfo.Utc).ToString());

    [Fact]
    public void Dates_are_written_in_the_reader_s_zone()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(5.5), "x", "x");
        Assert.Equal("1970-01-01 05:30:00", Units.Find("dateTimeAsIso")(0, null, zone).ToString());
    }
}
