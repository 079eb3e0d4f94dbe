using Cortico.EmbeddedGrafana;
using Cortico.EmbeddedGrafana.Configuration;

try
{
    var settings = GrafanaSettings.Read(Environment.GetEnvironmentVariable);
    await using var app = Server.Create(settings, TimeProvider.System);
    await app.RunAsync();
    return 0;
}
catch (StartupException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
