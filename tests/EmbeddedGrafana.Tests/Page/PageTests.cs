namespace Cortico.EmbeddedGrafana.Tests.Page;

/// <summary>Tests of pages as someone sees them who is logged in.</summary>
public abstract class PageTests(TestGrafana grafana) : IAsyncLifetime
{
    private protected TestGrafana Grafana => grafana;

    private protected PageBrowser Browser { get; } = new(grafana);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        await grafana.InitializeAsync();
        await Browser.LoginAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await grafana.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
