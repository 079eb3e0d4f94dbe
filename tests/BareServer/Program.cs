// The least that Kestrel can do: what other figures are compared with. ASPNETCORE_URLS says where it listens.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
var app = builder.Build();
app.MapGet("/", () => "Hello World!");
app.Run();
