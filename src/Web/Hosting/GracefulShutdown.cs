namespace Cortico.Web.Hosting;

public static class GracefulShutdown
{
    /// <summary>Ten seconds is what Docker grants between SIGTERM and SIGKILL; stay below it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    /// <summary>On SIGTERM or Ctrl-C no new connection is taken, and requests in flight get this long to finish.</summary>
    public static void AddGracefulShutdown(this WebApplicationBuilder builder) =>
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Grace);
}
