using System.Text;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Tests.Query.Prometheus;

public sealed class AnswerReaderTests
{
    [Fact]
    public void A_matrix_has_one_series_for_each_metric()
    {
        var answer = Read("""
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"b":"2","a":"1"},"values":[[1795372245,"1"],[1795372250.5,"2.5"]]},
              {"metric":{"a":"1","b":"3"},"values":[[1795372245,"3"],[1795372250.5,"4"]]}]}}
            """);

        Assert.Null(answer.Error);
        Assert.Equal("matrix", answer.ResultType);
        Assert.Equal(["a", "b"], answer.Series[0].Labels!.Select(label => label.Key));
        Assert.Equal([1795372245000, 1795372250500], answer.Series[0].Times);
        Assert.Equal([1, 2.5], answer.Series[0].Values);
        Assert.Equal("3", answer.Series[1].Labels!.Find("b"));
        Assert.Same(answer.Series[0].Times, answer.Series[1].Times);
    }

    [Fact]
    public void NaN_and_infinities_are_values()
    {
        var answer = Read("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"NaN"],[2,"+Inf"],[3,"-Inf"],[4,"-0"]]}]}}""");

        Assert.Equal([double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0], answer.Series[0].Values);
    }

    [Fact]
    public void The_result_may_come_before_its_type()
    {
        var answer = Read("""{"data":{"result":[{"values":[[1,"5"]],"metric":{"a":"b"}}],"resultType":"matrix","stats":{"x":[1,{}]}},"other":{},"status":"success"}""");

        Assert.Null(answer.Error);
        Assert.Equal([5], answer.Series[0].Values);
        Assert.Equal("b", answer.Series[0].Labels!.Find("a"));
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1795372245.65,"1"]}}""", "1")]
    [InlineData("""{"status":"success","data":{"resultType":"string","result":[1795372245.65,"text"]}}""", "text")]
    public void A_scalar_or_a_text_is_one_pair(string body, string expected)
    {
        var answer = Read(body);

        Assert.Equal((1795372245650, expected), answer.Text);
    }

    [Fact]
    public void A_native_histogram_becomes_cells()
    {
        var answer = Read("""
            {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"a":"b"},"histograms":[
              [1, {"count":"3","sum":"7","buckets":[[0,"0.5","1","2"],[3,"-0.001","0.001","1"]]}],
              [2, {"count":"1","sum":"7","buckets":[[0,"0.5","1","1"]]}]]}]}}
            """);

        var cells = answer.Series[0].Histogram!;
        Assert.Equal([1000, 1000, 2000], cells.Times);
        Assert.Equal([0.5, -0.001, 0.5], cells.Lower);
        Assert.Equal([1, 0.001, 1], cells.Upper);
        Assert.Equal([2, 1, 1], cells.Counts);
        Assert.Equal([0, 3, 0], cells.Layouts);
    }

    [Fact]
    public void Warnings_and_infos_become_notices()
    {
        var answer = Read("""{"status":"success","data":{"resultType":"vector","result":[]},"infos":["i"],"warnings":["w"]}""");

        Assert.Equal([new Notice("warning", "w"), new Notice("info", "i")], answer.Notices);
    }

    [Fact]
    public void An_error_is_told_with_its_type()
    {
        var answer = Read("""{"status":"error","errorType":"execution","error":"many-to-many matching not allowed"}""", 422);

        Assert.Equal("execution: many-to-many matching not allowed", answer.Error);
        Assert.Equal(422, answer.Status);
    }

    [Theory]
    [InlineData("<html>not Prometheus</html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"x"]]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,""")]
    public void What_is_no_answer_of_Prometheus_is_an_error(string body) =>
        Assert.StartsWith("response from prometheus couldn't be parsed. it is non-json: ", Read(body).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"status":"success","data":{}}""", "no resultType found")]
    [InlineData("""{"status":"success","data":{"resultType":"streams","result":[]}}""", "unknown result type: streams")]
    public void An_answer_of_another_kind_is_an_error(string body, string expected) => Assert.Equal(expected, Read(body).Error);

    [Fact]
    public void Too_many_series_or_points_are_an_error_that_says_what_to_do()
    {
        var limits = new QueryLimits { SeriesPerQuery = 2, PointsPerQuery = 3 };

        var series = Read("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"1"]},{"value":[1,"1"]},{"value":[1,"1"]}]}}""", 200, limits);
        var points = Read("""{"status":"success","data":{"resultType":"matrix","result":[{"values":[[1,"1"],[2,"1"],[3,"1"],[4,"1"]]}]}}""", 200, limits);

        Assert.StartsWith("the query has more than 2 series. ", series.Error, StringComparison.Ordinal);
        Assert.StartsWith("the query has more than 3 points. ", points.Error, StringComparison.Ordinal);
        Assert.Equal(400, points.Status);
    }

    [Fact]
    public void A_long_series_is_read_whole()
    {
        var samples = string.Join(',', Enumerable.Range(0, 11_000).Select(i => $"[{i},\"{i}\"]"));
        var body = """{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[""" + samples + "]}]}}";

        var answer = Read(body);

        Assert.Equal(11_000, answer.Series[0].Times.Length);
        Assert.Equal(10_999, answer.Series[0].Values[^1]);
    }

    private static PrometheusResult Read(string body, int status = 200, QueryLimits? limits = null) =>
        AnswerReader.Read(Encoding.UTF8.GetBytes(body), status, limits ?? new QueryLimits());
}
