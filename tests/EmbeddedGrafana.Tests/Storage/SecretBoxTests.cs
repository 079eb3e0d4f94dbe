using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Storage;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Storage;

public sealed class SecretBoxTests
{
    [Fact]
    public void A_secret_comes_back_from_a_box_with_the_same_key_file()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("grüße", Box(folder).Unprotect(Box(folder).Protect("grüße")));
    }

    [Fact]
    public void A_secret_of_another_key_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var stored = Box(folder, "one").Protect("secret");

        var error = Assert.Throws<InvalidOperationException>(() => Box(folder, "two").Unprotect(stored));

        Assert.Contains("Set GF_SECURITY_SECRET_KEY back", error.Message, StringComparison.Ordinal);
    }

    private static SecretBox Box(TemporaryFolder folder, string? key = null) => new(GrafanaSettings.Read(name => name switch
    {
        "GF_PATHS_DATA" => folder.Path,
        "GF_SECURITY_SECRET_KEY" => key,
        _ => null,
    }));
}
