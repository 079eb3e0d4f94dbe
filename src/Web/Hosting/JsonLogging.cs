using Microsoft.Extensions.Configuration.Memory;

namespace Cortico.Web.Hosting;

public static class JsonLogging
{
    /// <summary>One JSON object a line on standard output, in UTC; quiet about single requests.</summary>
    public static void AddJsonLogging(this WebApplicationBuilder builder)
    {
        // First in the list, hence weakest: Logging__LogLevel__* in the environment still wins. An appsettings.json
        // would not do, as the content root may be any folder.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                // What stops the start is printed without its stack, see StartupError, or by the runtime with it.
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
                // Readiness fails every few seconds while Redis is away; RedisConnection says so once.
                ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "None",
            },
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
    }
}
