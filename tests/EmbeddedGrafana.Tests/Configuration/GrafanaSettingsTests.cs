using System.Net;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Configuration;

public sealed class GrafanaSettingsTests
{
    [Fact]
    public void Without_variables_it_listens_on_loopback_as_Grafana_does_on_every_address()
    {
        var settings = Read();

        Assert.Equal(IPAddress.Loopback, settings.Address);
        Assert.Equal(3000, settings.Port);
        Assert.Equal("http://localhost:3000/", settings.RootUrl.AbsoluteUri);
        Assert.Equal("admin", settings.AdminUser);
        Assert.True(settings.LockOut);
    }

    [Fact]
    public void A_password_comes_from_a_file_without_its_line_end()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("password"), "from-file\n");

        Assert.Equal("from-file", Read(("GF_SECURITY_ADMIN_PASSWORD__FILE", folder.File("password"))).AdminPassword);
    }

    [Fact]
    public void A_variable_given_directly_and_by_file_is_refused()
    {
        var error = Assert.Throws<StartupException>(() => Read(("GF_SECURITY_ADMIN_PASSWORD", "a"), ("GF_SECURITY_ADMIN_PASSWORD__FILE", "/some/file")));

        Assert.Equal("Both GF_SECURITY_ADMIN_PASSWORD and GF_SECURITY_ADMIN_PASSWORD__FILE are set. Keep one of them.", error.Message);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<StartupException>(() => Read(("GF_SECURITY_ADMIN_PASSWORD__FILE", folder.File("absent"))));

        Assert.StartsWith($"GF_SECURITY_ADMIN_PASSWORD__FILE={folder.File("absent")} cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GF_SERVER_HTTP_PORT", "70000", "GF_SERVER_HTTP_PORT=70000 is not a number from 0 to 65535.")]
    [InlineData("GF_SERVER_HTTP_ADDR", "here", "GF_SERVER_HTTP_ADDR=here is not an IP address, such as 127.0.0.1.")]
    [InlineData("GF_SERVER_ROOT_URL", "grafana", "GF_SERVER_ROOT_URL=grafana is not an http or https address.")]
    [InlineData("GF_SECURITY_DISABLE_BRUTE_FORCE_LOGIN_PROTECTION", "maybe", "GF_SECURITY_DISABLE_BRUTE_FORCE_LOGIN_PROTECTION=maybe is not true or false.")]
    public void A_malformed_value_is_named_with_what_was_expected(string name, string value, string message) =>
        Assert.Equal(message, Assert.Throws<StartupException>(() => Read((name, value))).Message);

    [Fact]
    public void The_well_known_password_is_for_loopback_only()
    {
        var error = Assert.Throws<StartupException>(() => Read(("GF_SERVER_HTTP_ADDR", "0.0.0.0")));

        Assert.Contains("Set GF_SECURITY_ADMIN_PASSWORD", error.Message, StringComparison.Ordinal);
        Assert.Equal(IPAddress.Any, Read(("GF_SERVER_HTTP_ADDR", "0.0.0.0"), ("GF_SECURITY_ADMIN_PASSWORD", "another")).Address);
    }

    private static GrafanaSettings Read(params (string Name, string Value)[] variables) =>
        GrafanaSettings.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
