using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

public sealed class ResampleTests
{
    [Theory]
    [InlineData("sum", "0,3,7,11")]
    [InlineData("mean", "0,1.5,3.5,5.5")]
    [InlineData("min", "0,1,3,5")]
    [InlineData("max", "0,2,4,6")]
    [InlineData("last", "0,2,4,6")]
    public void Points_of_one_window_become_one(string downsampler, string expected) =>
        Assert.Equal(expected, Expression.Text(Expression.Run(Json("20s", downsampler, "fillna"), ("A", [Expression.Series("", 0, 1, 2, 3, 4, 5, 6)]))));

    [Theory]
    [InlineData("pad", "1,1,2,2,3,3,3,3,3,3,3,3,3")]
    [InlineData("backfilling", "1,2,2,3,3,null,null,null,null,null,null,null,null")]
    [InlineData("fillna", "1,null,2,null,3,null,null,null,null,null,null,null,null")]
    public void Windows_without_a_point_are_filled(string upsampler, string expected) =>
        Assert.Equal(expected, Expression.Text(Expression.Run(Json("5s", "mean", upsampler), ("A", [Expression.Series("", 1, 2, 3)]))));

    [Fact]
    public void The_grid_starts_with_the_range_to_the_nanosecond()
    {
        var start = Expression.Start.AddTicks(4_918);
        var source = new ExpressionSource("X", System.Text.Json.JsonElement.Parse(Json("30s", "mean", "pad")), new(start, start.AddSeconds(60)));

        var series = Assert.IsType<SeriesValue>(Expression.Run(CommandReader.Read(source), ("A", [Expression.Series("", 1)])).Values[0]);

        Assert.Equal([1_795_372_200_000, 1_795_372_230_000, 1_795_372_260_000], series.Times.Milliseconds);
        Assert.Equal([491_800, 491_800, 491_800], series.Times.Nanoseconds!);
    }

    [Fact]
    public void Recorded_points_give_the_recorded_ones_to_the_last_digit()
    {
        double[] values = [19.38181818181818, 19.454545454545453, 19.38181818181818, 19.345454545454544, 19.363636363636363, 19.4, 19.454545454545453];
        var recorded = new SeriesValue("Value", null, new TimeAxis([.. values.Select((_, index) => 1_795_372_215_000 + (index * 5_000L))]), values);
        var from = DateTimeOffset.FromUnixTimeMilliseconds(1_795_372_216_211).AddTicks(4_918);

        var series = Assert.IsType<SeriesValue>(Expression.Run(
            CommandReader.Read(new ExpressionSource("X", System.Text.Json.JsonElement.Parse(Json("10s", "mean", "fillna")), new(from, from.AddSeconds(30)))), ("A", [recorded])).Values[0]);

        Assert.Equal([19.38181818181818, 19.418181818181814, 19.354545454545452, 19.427272727272726], series.Values);
    }

    [Theory]
    [InlineData("2m", "mean", "pad", "the series cannot be sampled further; the time range is shorter than the interval")]
    [InlineData("0s", "mean", "pad", "the series cannot be sampled further; the time range is shorter than the interval")]
    [InlineData("20s", "nope", "pad", "downsampling nope not implemented")]
    [InlineData("5s", "mean", "nope", "upsampling nope not implemented")]
    [InlineData("1ms", "mean", "pad", "the expressions make more than 10000 points. Take a shorter range, a longer interval or fewer series")]
    public void What_cannot_be_resampled_says_why(string window, string downsampler, string upsampler, string error) =>
        Assert.Equal(error, Expression.Run(Expression.Read(Json(window, downsampler, upsampler)), ("A", [Expression.Series("", 0, 1, 2, 3)])).Error?.Text);

    [Fact]
    public void Numbers_cannot_be_resampled_and_no_data_stays_so()
    {
        var command = Expression.Read(Json("10s", "mean", "pad"));

        Assert.Equal("can only resample type series, got type numberSet", Expression.Run(command, ("A", [Expression.Number(1)])).Error?.Text);
        Assert.Equal("no data", Expression.Text(Expression.Run(command, ("A", [new NoDataValue()])).Values));
    }

    [Theory]
    [InlineData("1d", null)]
    [InlineData("1m30s", null)]
    [InlineData("nope", "failed to parse resample \"window\" duration field \"0s\": time: invalid duration \"nope\"")]
    [InlineData("10", "failed to parse resample \"window\" duration field \"0s\": time: invalid duration \"10\"")]
    [InlineData("", "failed to parse resample \"window\" duration field \"0s\": empty input")]
    public void A_window_is_a_duration(string window, string? problem)
    {
        var error = Record.Exception(() => Expression.Read(Json(window, "mean", "pad")));

        Assert.Equal(problem, (error as ExpressionParseException)?.Problem);
    }

    private static string Json(string window, string downsampler, string upsampler) =>
        $$"""{"type":"resample","expression":"A","window":"{{window}}","downsampler":"{{downsampler}}","upsampler":"{{upsampler}}"}""";
}
