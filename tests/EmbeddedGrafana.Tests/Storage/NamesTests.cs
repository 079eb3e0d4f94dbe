using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Storage;

public sealed class NamesTests
{
    [Theory]
    [InlineData("Build two", "build-two")]
    [InlineData("Cortico-Test Monitoring Dashboard", "cortico-test-monitoring-dashboard")]
    [InlineData("CPU %, by service!", "cpu-by-service")]
    [InlineData("监控", "fdc3900")]
    public void A_title_becomes_the_readable_end_of_an_address(string title, string slug) => Assert.Equal(slug, Slug.Of(title));

    [Fact]
    public void A_uid_made_up_here_is_one_that_Grafana_takes()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));

        var uids = Enumerable.Range(0, 1000).Select(_ => ShortUid.New(time)).ToList();

        Assert.All(uids, uid => Assert.Matches("^[a-z][a-z0-9]{13}$", uid));
        Assert.Equal(uids.Count, uids.Distinct().Count());
    }

    [Theory]
    [InlineData("cortico-web_1", true)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    public void A_uid_has_letters_digits_dashes_and_underscores(string uid, bool valid) => Assert.Equal(valid, ResourceUid.HasValidCharacters(uid));
}
