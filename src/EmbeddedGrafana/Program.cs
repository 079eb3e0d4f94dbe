using Cortico.EmbeddedGrafana;
using Cortico.EmbeddedGrafana.Configuration;

try
{
    var settings = GrafanaSettings.Read(Environment.GetEnvironmentVariable);
    await using var app = await Server.CreateAsync(settings, TimeProvider.System, CancellationToken.None);
    await Server.RunAsync(app, settings);
    return 0;
}
catch (StartupException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
