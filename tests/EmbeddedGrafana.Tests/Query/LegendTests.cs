using Cortico.EmbeddedGrafana.Query.Frames;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Tests.Query;

public sealed class LegendTests
{
    private static readonly LabelSet Labels = new([new("__name__", "up"), new("code", "200"), new("method", "GET")]);

    [Theory]
    [InlineData("{{code}}", "200")]
    [InlineData("{{ method }} {{code}} of {{absent}}!", "GET 200 of !")]
    [InlineData("plain", "plain")]
    [InlineData("", "up{code=\"200\", method=\"GET\"}")]
    [InlineData("{{__name__}}", "up")]
    [InlineData("{{absent}}", null)]
    [InlineData("__auto", null)]
    [InlineData("{{code", "{{code")]
    [InlineData("{code}", "{code}")]
    [InlineData("{{}}", "{{}}")]
    public void A_series_is_named_by_the_legend_format(string format, string? expected) => Assert.Equal(expected, new Legend(format, "sum(up)").NameOf(Labels));

    [Theory]
    [InlineData("")]
    [InlineData("__auto")]
    [InlineData("{}")]
    public void A_series_without_labels_is_named_by_its_expression(string format) => Assert.Equal("1+1", new Legend(format, "1+1").NameOf(LabelSet.Empty));

    [Fact]
    public void A_name_quotes_label_values_as_Go_does()
    {
        var labels = new LabelSet([new("a", "say \"hi\"\\\n"), new("b", "Zürich\u00A0\u200B\u0001")]);

        Assert.Equal("{a=\"say \\\"hi\\\"\\\\\\n\", b=\"Zürich\\u00a0\\u200b\\x01\"}", labels.ToString());
    }

    [Fact]
    public void A_name_sorts_labels_as_they_are_written()
    {
        var labels = new LabelSet([new("a", "1"), new("a1", "2"), new("a_b", "3")]);

        Assert.Equal("{a1=\"2\", a=\"1\", a_b=\"3\"}", labels.ToString());
    }
}
