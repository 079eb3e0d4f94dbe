using System.Globalization;
using Cortico.EmbeddedGrafana.Go;
using Cortico.EmbeddedGrafana.Query.Expressions;
using CsCheck;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

public sealed class GoNumberTests
{
    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(1, "1", "1")]
    [InlineData(-22.5, "-22.5", "-22.5")]
    [InlineData(0.0001, "0.0001", "0.0001")]
    [InlineData(0.00001234, "1.234e-05", "0.00001234")]
    [InlineData(100000, "100000", "100000")]
    [InlineData(999999.5, "999999.5", "999999.5")]
    [InlineData(1000000, "1e+06", "1000000")]
    [InlineData(123456789.25, "1.2345678925e+08", "123456789.25")]
    [InlineData(6e11, "6e+11", "600000000000")]
    [InlineData(1e21, "1e+21", "1000000000000000000000")]
    [InlineData(1234567.5, "1.2345675e+06", "1234567.5")]
    [InlineData(-0.00001, "-1e-05", "-0.00001")]
    [InlineData(1e300, "1e+300", null)]
    [InlineData(1.5e300, "1.5e+300", null)]
    [InlineData(19.454545454545453, "19.454545454545453", "19.454545454545453")]
    [InlineData(double.NaN, "NaN", "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf", "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf", "-Inf")]
    public void Numbers_are_written_as_Go_writes_them(double value, string general, string? fixedPoint)
    {
        Assert.Equal(general, GoNumber.General(value));
        Assert.Equal(fixedPoint ?? GoNumber.Fixed(value), GoNumber.Fixed(value));
    }

    [Fact]
    public void What_is_written_reads_back_the_same() => Gen.Double.Where(double.IsFinite).Sample(value =>
        double.Parse(GoNumber.General(value), CultureInfo.InvariantCulture).Equals(value) && double.Parse(GoNumber.Fixed(value), CultureInfo.InvariantCulture).Equals(value)
        && !GoNumber.Fixed(value).Contains('e', StringComparison.Ordinal));

    [Fact]
    public void Fingerprints_tell_labels_apart_where_their_texts_run_together()
    {
        Assert.Equal(14695981039346656037, LabelMatch.Fingerprint(null));
        Assert.Equal(LabelMatch.Fingerprint(Expression.Labels("a=1")), LabelMatch.Fingerprint(Expression.Labels("a=1")));
        Assert.NotEqual(LabelMatch.Fingerprint(Expression.Labels("a=bc")), LabelMatch.Fingerprint(Expression.Labels("ab=c")));
        Assert.NotEqual(LabelMatch.Fingerprint(Expression.Labels("a=é")), LabelMatch.Fingerprint(Expression.Labels("a=e")));
    }
}
