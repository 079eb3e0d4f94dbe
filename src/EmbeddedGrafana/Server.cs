using System.Net;
using System.Net.Sockets;
using Cortico.EmbeddedGrafana.Alerting;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Annotations;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Dashboards;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Health;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Page;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Storage;
using Cortico.EmbeddedGrafana.Users;
using Microsoft.AspNetCore.Connections;

namespace Cortico.EmbeddedGrafana;

/// <summary>Puts the features together; the caller starts and stops the result.</summary>
public static class Server
{
    /// <exception cref="StartupException">The data folder or the database in it cannot be used.</exception>
    public static async Task<WebApplication> CreateAsync(GrafanaSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(new IPEndPoint(settings.Address, settings.Port));
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytes;
            kestrel.Limits.RequestHeadersTimeout = RequestLimits.HeadersWithin;
            kestrel.Limits.MaxConcurrentConnections = RequestLimits.Connections;
        });
        builder.Logging.ClearProviders().SetMinimumLevel(settings.LogLevel)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            });
        builder.Services.AddSingleton(settings).AddSingleton(time);
        builder.Services.AddStorage().AddIdentity().AddJson().AddUsers().AddDataSources().AddFolders().AddDashboards().AddAnnotations().AddQueries().AddPage();
        // The notifier before the rules: it is there when they post what they remember.
        builder.Services.AddAlertingProvisioning().AddNotifications(settings).AddRuleEvaluator().AddAlertEvaluation();

        var app = builder.Build();
        app.Services.GetRequiredService<Database>().Open();
        await app.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(cancellation);
        app.UseResponseHeaders();
        app.UseErrorBodies();
        app.UseRouting();
        app.UseIdentity();
        app.MapApi().MapHealth().MapUsers().MapDataSources().MapFolders().MapDashboards().MapAnnotations().MapQueries().MapAlertingProvisioning().MapNotifications().MapPage().MapMissing();
        return app;
    }

    /// <summary>Serves until the process is told to end.</summary>
    /// <exception cref="StartupException">The port is taken, or the address is not this machine's.</exception>
    public static async Task RunAsync(WebApplication app, GrafanaSettings settings)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new StartupException($"Port {settings.Port} of {settings.Address} is taken. Stop what listens there, or set GF_SERVER_HTTP_PORT to another.", error);
        }
        catch (Exception error) when (error is SocketException or { InnerException: SocketException })
        {
            throw new StartupException($"{settings.Address}:{settings.Port} cannot be listened on: {error.Message} Set GF_SERVER_HTTP_ADDR and GF_SERVER_HTTP_PORT.", error);
        }

        await app.WaitForShutdownAsync();
    }
}
